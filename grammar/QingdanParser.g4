// Structure of a rule file: statements, each a head and its labelled clauses, as on an official form.
// Which clause belongs to which statement, and how often, is checked later (compiler/check), so that
// the message can say it in the officer's words. Every choice here is decided by the next token.
parser grammar QingdanParser;
options { tokenVocab = QingdanLexer; }

file: statement* EOF;

statement: head clause* END?;

head
    : (DOCUMENT | MATTER | REGION | ORGAN | ROLE | FACT | DEFINE | SEQUENCE | MATERIAL | REGISTER
      | CALENDAR) declared title?
    | (listKind | ITEM | CERTIFICATE | SERVICE | MEMBER | SCENARIO) name title?
    ;

listKind: NEGATIVE_LIST | RESPONSIBILITY_LIST | ASSIST_LIST | CERTIFICATE_LIST | PLAQUE_LIST | FORM_LIST
    | LIMIT_LIST;

declared: name (SLASH name)?;
name: NAME | QUOTED_NAME;
path: name (DOT name)*;
refs: path (COMMA path)*;
title: STRING (SLASH STRING)?;

clause
    : nounLabel refs
    | TYPE (path | LEVEL | ORGAN | REGION | MATTER | ROLE | MATERIAL)
    | (REQUIRE | NEED) refs MEETS expr
    | LIMIT refs (PER path)* (COUNTING expr)? IN_PRINCIPLE? bound expr
    | REPLACE refs USING refs
    | OBLIGE refs (SINCE path)?
    | FIND (refs | NONE)
    | AGAINST (path | ORGAN)
    | COUNTS refs (PER path)*
    | SUCCEEDS refs (SINCE date)?
    | WITHIN duration
    | FRESH_FOR DAYS SINCE path
    | (HOLIDAYS | MAKEUP_DAYS) span (COMMA span)*
    | (WHEN | UNLESS | ONLY_WHEN | MEANS | MARKS | DONE_WHEN | APPLICANT) expr
    | (NO_WAIVER | OPEN | MANY | CHANGEABLE | OBSERVATION)
    | dateLabel date
    | BASIS path? (CITE | STRING)
    | REASON title
    | OVERRIDES (INFERIOR modeWord path? | refs)
    | UNLISTED verdict
    | NUMBER (DOCUMENT_NUMBER | STRING)
    | (ALIAS | STEPS | TEMPLATE) STRING (COMMA STRING)*
    | MATERIALS_AT_MOST INT
    | VALUES declared (COMMA declared)*
    | DEFAULT (NONE | operand)
    | GIVEN path verb refs
    | approval status? (SINCE date)? (THROUGH date)?
    | WHERE setting (COMMA setting)*
    | ONE path LP setting (COMMA setting)* RP
    | EXPECT verdict
    ;

// Labels followed by one or more nouns.
nounLabel
    : FORBID | PERMIT | MANDATE | INSTEAD
    | AS | TO | FROM | IN | TERM
    | ISSUER | CHAIN | RANK | REPEALED_BY | DELEGATES
    | FOR | EACH | ANALOGY
    | ISSUED_BY | REQUESTED_BY | RECEIVED_BY | APPROVED_BY | NEEDS | AFTER | FILLS
    | KIND | UNDER | LEVEL | HEADS | SOURCE | LIKE | PROVIDES
    | BY | MISSING | NOTES
    ;
modeWord: FORBID | PERMIT | MANDATE | REQUIRE | NEED | LIMIT | REPLACE | OBLIGE | FIND;
bound: AT_MOST | BELOW | AT_LEAST | ABOVE;
dateLabel: ADOPTED | PUBLISHED | KNOWN_FROM | EFFECTIVE | EXPIRES | REPEALED | LIVE_FROM | ON | KNOWN_AT;
date: DATE | LOOSE_DATE;
duration: DAYS | WORKDAYS;
span: date (THROUGH date)?;
verdict: ACCEPT | REJECT | INCOMPLETE | SILENT | REFER refs?;
verb: ASSIGNS | DEMANDS | HANGS | SETS_UP | OPENS | INSPECTS | ISSUES | REFUSES;
status: PENDING | REFUSED | WITHDRAWN;
setting: path EQ (operand | LP operand (COMMA operand)* RP | NONE);

// Tightest first: × ; + − ; comparison and membership ; 非 ; 且 ; 或.
expr
    : expr STAR expr
    | expr (PLUS | MINUS) expr
    | expr (EQ | NE | LT | LE | GT | GE) expr
    | expr (AMONG | ANY_OF | ALL_OF) choices
    | expr BEYOND operand
    | expr (ANSWERS | NO_ANSWER)
    | NOT expr
    | expr AND expr
    | expr OR expr
    | (ANY | EVERY | COUNT) path MEETS LP expr RP
    | SUM path LP expr RP
    | (LISTED_IN | IN_FORCE) path
    | WORKING_DAYS operand THROUGH operand
    | approval
    | operand
    | LP expr RP
    ;
choices: operand | LP operand (COMMA operand)* RP;
approval: WITH refs (APPROVAL | JOINT_APPROVAL);
operand
    : PREVIOUS? path
    | MATTER | ROLE | ORGAN | REGION
    | INT | date | DAYS | WORKDAYS | MONEY | PERCENT | STRING
    | TRUE | FALSE
    ;
