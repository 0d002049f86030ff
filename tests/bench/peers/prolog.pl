% SWI-Prolog: a fact for each item, matter and region, found by its first argument, which joins the two; guards are
% compiled to clauses by item. Truths are 0, 1, 2. Requests lie in memory as terms.
%   swipl -O -g main prolog.pl -- FOLDER SECONDS
:- use_module(library(http/json)).
:- use_module(library(apply)).
:- use_module(library(lists)).

:- dynamic item/9, guard/3, region_up/2, matter_up/2, kind/2, list/7.

% item(Key, N, Mode, Level, Roles, Sorts, First, Last, Unless); guard(N, Request, Truth).

main :-
    current_prolog_flag(argv, [Folder, Seconds]),
    atom_number(Seconds, Limit),
    get_time(T0),
    load_policy(Folder),
    get_time(T1),
    Load is T1 - T0,
    statistics(cputime, CR),
    load_requests(Folder, Requests),
    length(Requests, All),
    statistics(cputime, C0),
    run(Requests, Limit, Times),
    statistics(cputime, C1),
    sort(0, @=<, Times, Sorted),
    length(Sorted, Count),
    Mean is (C1 - C0) / Count * 1.0e9,
    FromJson is Mean + (C0 - CR) / All * 1.0e9,
    percentile(Sorted, Count, 0.5, P50),
    percentile(Sorted, Count, 0.99, P99),
    current_prolog_flag(version, V),
    Major is V // 10000, Minor is V // 100 mod 100, Patch is V mod 100,
    format('{"engine":"SWI-Prolog","version":"~d.~d.~d","build":"native C, from Debian, with -O","load_s":~4f,"requests":~d,"mean":~1f,"mean_from_json":~1f,"p50":~1f,"p99":~1f}~n',
           [Major, Minor, Patch, Load, Count, Mean, FromJson, P50, P99]),
    halt.
main :- halt(1).

percentile(Sorted, Count, Share, Value) :-
    I is truncate(Count * Share), nth0(I, Sorted, V), Value is V * 1.0e9.

key(Matter, Region, Key) :- Key is Matter * 1000000 + Region.

load_policy(Folder) :-
    atom_concat(Folder, '/policy.json', File),
    open(File, read, In, [encoding(utf8)]), json_read_dict(In, P), close(In),
    closure(P.regions, region_up), closure(P.matters, matter_up),
    forall(nth0(M, P.kinds, K), assertz(kind(M, K))),
    forall(nth0(N, P.items, I), add_item(N, I)),
    forall(member(L, P.lists), add_list(L)),
    compile_predicates([item/9, guard/3, region_up/2, matter_up/2, kind/2, list/7]).

% All above each row, itself included, as one list.
closure(Parents, Name) :-
    Array =.. [parents|Parents],
    forall(nth0(Row, Parents, _), ( above(Row, Array, Up), Fact =.. [Name, Row, Up], assertz(Fact) )).
above(-1, _, []) :- !.
above(Row, Array, [Row|Up]) :- I is Row + 1, arg(I, Array, Parent), above(Parent, Array, Up).

last_day(null, 2000000000) :- !.
last_day(Day, Day).

bits([], 0).
bits([B|Bs], Mask) :- bits(Bs, Rest), Mask is Rest \/ (1 << B).
roles([], Mask) :- !, Mask = 63.
roles(Roles, Mask) :- bits(Roles, Mask).

add_item(N, I) :-
    last_day(I.last, Last), roles(I.roles, Roles),
    maplist([S, A]>>atom_string(A, S), I.from, Sorts),
    atom_string(Mode, I.mode),
    ( string(I.unless) -> atom_string(Unless, I.unless) ; Unless = I.unless ),
    forall(( member(M, I.matters), member(R, I.regions) ),
           ( key(M, R, Key), assertz(item(Key, N, Mode, I.level, Roles, Sorts, I.first, Last, Unless)) )),
    add_guard(N, I.guard, I.either).

add_guard(_, [], _).
add_guard(N, [A], _) :- condition(A, R, T, G), assertz((guard(N, R, T) :- G)).
add_guard(N, [A, B], Either) :-
    condition(A, R, T1, G1), condition(B, R, T2, G2),
    ( Either == true
    -> assertz((guard(N, R, T) :- G1, G2, T is max(T1, T2)))
    ;  assertz((guard(N, R, T) :- G1, ( T1 =:= 0 -> T = 0 ; G2, T is min(T1, T2) ))) ).

% request(Date, Headcount, Population, Tags, Urgent, Funds, Channel, Category, Deadline): -1 is not known
condition(C, request(Date, Head, Pop, Tags, Urgent, Funds, Channel, Category, Deadline), T, Goal) :-
    atom_string(Atom, C.atom), V = C.value, bits(C.set, Set),
    goal(Atom, V, Set, f(Date, Head, Pop, Tags, Urgent, Funds, Channel, Category, Deadline), T, Goal).

known(X, Test, T, ( X =:= -1 -> T = 1 ; Test -> T = 2 ; T = 0 )).
closed(Test, T, ( Test -> T = 2 ; T = 0 )).

goal(funds_below, V, _, f(_,_,_,_,_,X,_,_,_), T, G) :- known(X, X < V, T, G).
goal(funds_at_least, V, _, f(_,_,_,_,_,X,_,_,_), T, G) :- known(X, X >= V, T, G).
goal(headcount_over, V, _, f(_,X,_,_,_,_,_,_,_), T, G) :- closed(X > V, T, G).
goal(tags_any, _, S, f(_,_,_,X,_,_,_,_,_), T, G) :- closed(X /\ S =\= 0, T, G).
goal(tags_all, _, S, f(_,_,_,X,_,_,_,_,_), T, G) :- closed(X /\ S =:= S, T, G).
goal(channel_is, V, _, f(_,_,_,_,_,_,X,_,_), T, G) :- known(X, X =:= V, T, G).
goal(channel_among, _, S, f(_,_,_,_,_,_,X,_,_), T, G) :- known(X, (1 << X) /\ S =\= 0, T, G).
goal(category_is, V, _, f(_,_,_,_,_,_,_,X,_), T, G) :- known(X, X =:= V, T, G).
goal(deadline_before, V, _, f(_,_,_,_,_,_,_,_,X), T, G) :- known(X, X < V, T, G).
goal(deadline_within, V, _, f(D,_,_,_,_,_,_,_,X), T, G) :- known(X, X - D < V, T, G).
goal(urgent, _, _, f(_,_,_,_,X,_,_,_,_), T, G) :- closed(X =:= 1, T, G).
goal(population_over, V, _, f(_,_,X,_,_,_,_,_,_), T, G) :- closed(X >= V, T, G).

add_list(L) :-
    last_day(L.last, Last), roles(L.roles, Roles), bits(L.kinds, Kinds), atom_string(Verdict, L.unlisted),
    assertz(list(L.region, L.first, Last, Kinds, Roles, Verdict, x)).

load_requests(Folder, Requests) :-
    atom_concat(Folder, '/requests.ndjson', File),
    open(File, read, In, [encoding(utf8)]), read_all(In, Requests), close(In).
read_all(In, Requests) :-
    read_line_to_string(In, Line),
    ( Line == end_of_file -> Requests = []
    ; atom_json_dict(Line, D, []), ask(D, Ask), Requests = [Ask|Rest], read_all(In, Rest) ).

open_fact(D, Fact, Value) :- ( get_dict(Fact, D, V) -> Value = V ; Value = -1 ).
ask(D, ask(D.n, D.matter, D.role, D.village, Sorts, Approvals, Facts, Expected)) :-
    maplist([S, A]>>atom_string(A, S), D.from, Sorts), Approvals =.. [a|D.approvals],
    bits(D.tags, Tags), ( D.urgent == true -> Urgent = 1 ; Urgent = 0 ),
    open_fact(D, funds, Funds), open_fact(D, channel, Channel), open_fact(D, category, Category),
    open_fact(D, deadline, Deadline), atom_string(Expected, D.expected),
    Facts = request(D.date, D.headcount, D.population, Tags, Urgent, Funds, Channel, Category, Deadline).

run([], _, []).
run([Ask|Rest], Left, Times) :-
    ( Left < 0 -> Times = []
    ; get_time(T0), verdict(Ask, Verdict), get_time(T1), Took is T1 - T0,
      check(Ask, Verdict), Times = [Took|More], Less is Left - Took, run(Rest, Less, More) ).

check(ask(N, _, _, _, _, _, _, Expected), Verdict) :-
    ( Verdict == Expected -> true
    ; format(user_error, 'SWI-Prolog: request ~w: expected ~w, got ~w~n', [N, Expected, Verdict]), halt(1) ).

% What applies: an item on the matter or one above it, for the village or a region above it.
applies(ask(_, Matter, Role, Village, Sorts, _, Facts, _), Mode, Level, Unless, Truth) :-
    Facts = request(Date, _, _, _, Urgent, _, _, _, _), RoleBit is 1 << Role,
    matter_up(Matter, Ms), region_up(Village, Rs),
    member(M, Ms), member(R, Rs), Key is M * 1000000 + R,
    item(Key, N, Mode, Level, Roles, From, First, Last, Unless),
    Roles /\ RoleBit =\= 0, First =< Date, Date =< Last,
    ( From == [] -> true ; member(S, From), memberchk(S, Sorts) -> true ),
    \+ ( Unless == urgent, Urgent =:= 1 ),
    ( guard(N, Facts, T) -> Truth = T ; Truth = 2 ),
    Truth > 0.

% How certain a thing is: the most certain of those said of it.
verdict(Ask, Verdict) :-
    State = s(0, 0, 0, 0, 0, 0, 0, 0),  % bans and mandates by level, permits, approvals
    Ask = ask(_, _, _, _, _, Approvals, _, _),
    ( applies(Ask, Mode, Level, Unless, Truth), note(Mode, Level, Unless, Truth, Approvals, State), fail ; true ),
    State = s(B0, B1, B2, M0, M1, M2, P, Lifted),
    S1 is min(B1, 2 - M0), K1 is min(M1, 2 - B0),
    Must1 is max(M0, K1), Banned1 is max(B0, S1),
    Banned is max(Banned1, min(B2, 2 - Must1)),
    Must is max(Must1, min(M2, 2 - Banned1)),
    Permitted is max(Must, max(Lifted, min(P, 2 - Banned))),
    settle(Banned, Permitted, Ask, Verdict).

note(mandate, Level, _, Truth, _, State) :- I is 4 + Level, raise(I, Truth, State).
note(permit, _, _, Truth, _, State) :- raise(7, Truth, State).
note(forbid, Level, Unless, Truth, Approvals, State) :-
    ( integer(Unless) -> A is Unless + 1, arg(A, Approvals, Approval) ; Approval = 0 ),
    Stands is min(Truth, 2 - Approval), I is 1 + Level, raise(I, Stands, State),
    Lifted is min(Truth, Approval), raise(8, Lifted, State).
raise(I, Truth, State) :- arg(I, State, Old), ( Truth > Old -> nb_setarg(I, State, Truth) ; true ).

settle(2, _, _, reject) :- !.
settle(0, 2, _, accept) :- !.
settle(_, P, _, incomplete) :- P > 0, !.
settle(Banned, 0, Ask, Verdict) :- unlisted(Ask, Silence), doubt(Banned, Silence, Verdict).
doubt(1, refer, incomplete) :- !.
doubt(_, Verdict, Verdict).

unlisted(Ask, reject) :- covered(Ask, reject), !.
unlisted(Ask, refer) :- covered(Ask, refer), !.
unlisted(_, incomplete).
covered(ask(_, Matter, Role, Village, _, _, request(Date, _, _, _, _, _, _, _, _), _), Verdict) :-
    kind(Matter, Kind), region_up(Village, Rs), member(R, Rs),
    list(R, First, Last, Kinds, Roles, Verdict, _),
    First =< Date, Date =< Last, (Kinds >> Kind) /\ 1 =:= 1, (Roles >> Role) /\ 1 =:= 1.
