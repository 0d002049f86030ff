// Structure of a rule file: statements, each a head and its labelled clauses, as on an official form.
// Which clause belongs to which statement, and how often, is checked later (compiler/check), so that
// the message can say it in the officer's words. Every choice here is decided by the next token.
parser grammar QingdanParser;
options { tokenVocab = QingdanLexer; }

file: statement* EOF;

statement: head clause* END?;

head
    : (DOCUMENT | MATTER | REGION | ORGAN | ROLE | FACT | DEFINE) declared title?
    | (listKind | ITEM | SCENARIO) name title?
    ;

listKind: NEGATIVE_LIST | RESPONSIBILITY_LIST | ASSIST_LIST | CERTIFICATE_LIST | PLAQUE_LIST | FORM_LIST;

declared: name (SLASH name)?;
name: NAME | QUOTED_NAME;
path: name (DOT name)*;
refs: path (COMMA path)*;
title: STRING (SLASH STRING)?;

clause
    : nounLabel refs
    | TYPE (path | LEVEL | ORGAN | REGION | MATTER | ROLE)
    | (REQUIRE | NEED) refs MEETS expr
    | (WHEN | UNLESS | ONLY_WHEN | MEANS) expr
    | (NO_WAIVER | OPEN | MANY | CHANGEABLE)
    | dateLabel date
    | BASIS path? (CITE | STRING)
    | REASON title
    | OVERRIDES (INFERIOR modeWord path? | refs)
    | UNLISTED verdict
    | NUMBER (DOCUMENT_NUMBER | STRING)
    | ALIAS STRING (COMMA STRING)*
    | VALUES declared (COMMA declared)*
    | DEFAULT (NONE | operand)
    | GIVEN path verb refs
    | approval status? (SINCE date)? (THROUGH date)?
    | WHERE setting (COMMA setting)*
    | EXPECT verdict
    ;

// Labels followed by one or more nouns.
nounLabel
    : FORBID | PERMIT | MANDATE | INSTEAD
    | AS | TO | FROM | IN | TERM
    | ISSUER | CHAIN | RANK | REPEALED_BY | DELEGATES
    | KIND | UNDER | LEVEL | HEADS | SOURCE
    | BY | MISSING
    ;
modeWord: FORBID | PERMIT | MANDATE | REQUIRE | NEED;
dateLabel: ADOPTED | PUBLISHED | KNOWN_FROM | EFFECTIVE | EXPIRES | REPEALED | ON | KNOWN_AT;
date: DATE | LOOSE_DATE;
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
    | NOT expr
    | expr AND expr
    | expr OR expr
    | approval
    | operand
    | LP expr RP
    ;
choices: operand | LP operand (COMMA operand)* RP;
approval: WITH refs (APPROVAL | JOINT_APPROVAL);
operand
    : path
    | MATTER | ROLE | ORGAN | REGION
    | INT | date | DAYS | WORKDAYS | MONEY | PERCENT | STRING
    | TRUE | FALSE
    ;
