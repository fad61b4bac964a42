-- The projection. Plain SQL that H2 (PostgreSQL mode) and PostgreSQL understand alike. Every row but those of `message`
-- is one fact, every primary key says what makes two facts the same: reading a topic twice, or topics in another order, changes nothing.

-- first_offset: what lay before it was never read; rebuild_until: where the log ended when the last rebuild began.
create table if not exists reading (
    topic         varchar(100) not null,
    partition_no  integer not null,
    first_offset  bigint not null,
    next_offset   bigint not null,
    rebuild_until bigint,
    primary key (topic, partition_no)
);

-- The last rebuild that was asked for, one row. While cleared is false, the other tables are to be emptied.
create table if not exists rebuild (
    only_one   integer primary key,
    started_at timestamp(3) with time zone not null,
    actor      varchar(500) not null,
    cleared    boolean not null
);

-- A message, and the line that a search finds of it. The line is no fact: it is worked out from the message's facts in the
-- transaction that stores one of them. Each index serves one term, newest first; the others are in message-indexes.sql.
create table if not exists message (
    message_id     uuid primary key,
    correlation_id varchar not null,
    request_id     varchar not null,
    since_at       timestamp(3) with time zone not null,
    last_at        timestamp(3) with time zone not null,
    state          varchar(20) not null,
    disposition    varchar(30),
    status         integer,
    reason         varchar(200),
    host           varchar(200),
    endpoint_id    varchar,
    generation     integer not null,
    attempts       integer not null,
    kind           varchar(20),
    mode           varchar(20),
    client_id      varchar(200),
    ods_code       varchar(200),
    target         varchar,
    service_value  varchar(200),
    event          varchar(200),
    use_context    varchar(200),
    signature      bigint not null
);
create index if not exists message_by_correlation on message (correlation_id desc, since_at desc, message_id desc);

create table if not exists delivery (
    message_id     uuid not null,
    generation     integer not null,
    topic          varchar(100) not null,
    partition_no   integer not null,
    record_offset  bigint not null,
    kind           varchar(20) not null,
    mode           varchar(20) not null,
    client_id      varchar not null,
    ods_code       varchar,
    target         varchar not null,
    method         varchar(20) not null,
    path           varchar not null,
    event          varchar,
    use_context    varchar,
    body_size      integer not null,
    body_sha256    varchar(64) not null,
    accepted_at    timestamp(3) with time zone not null,
    appended_at    timestamp(3) with time zone,
    accept_by      timestamp(3) with time zone,
    deliver_by     timestamp(3) with time zone not null,
    replay_of      varchar(60),
    about          varchar(60),
    requested_by   varchar,
    source_service varchar,
    replay_run     varchar(40),
    primary key (message_id, generation, topic)
);
create index if not exists delivery_by_run on delivery (replay_run);

create table if not exists attempt (
    message_id      uuid not null,
    generation      integer not null,
    attempt_no      integer not null,
    started_at      timestamp(3) with time zone not null,
    detail          varchar(10) not null,
    endpoint_id     varchar,
    host            varchar,
    ended_at        timestamp(3) with time zone not null,
    status          integer,
    classification  varchar not null,
    bytes_written   boolean not null,
    ids_echoed      boolean not null,
    late            boolean not null,
    next_attempt_at timestamp(3) with time zone,
    disposition     varchar(30),
    reason          varchar,
    primary key (message_id, generation, attempt_no, started_at, detail)
);

create table if not exists ending (
    message_id    uuid not null,
    generation    integer not null,
    topic         varchar(100) not null,
    partition_no  integer not null,
    record_offset bigint not null,
    channel       varchar(10) not null,
    disposition   varchar(30) not null,
    ended_at      timestamp(3) with time zone not null,
    status        integer,
    refusal_code  varchar(20),
    reason        varchar,
    primary key (message_id, generation, topic, partition_no, record_offset)
);

create table if not exists dead_letter (
    topic         varchar(100) not null,
    partition_no  integer not null,
    record_offset bigint not null,
    delivery_id   varchar not null,
    message_id    uuid,
    generation    integer,
    disposition   varchar(30) not null,
    reason        varchar not null,
    detail        varchar,
    endpoint_id   varchar,
    sender_told   boolean not null,
    dead_at       timestamp(3) with time zone not null,
    primary key (topic, partition_no, record_offset)
);
create index if not exists dead_letter_by_delivery on dead_letter (delivery_id);
create index if not exists dead_letter_by_message on dead_letter (message_id);
create index if not exists dead_letter_by_time on dead_letter (dead_at, partition_no, record_offset);

-- Dead letters of which somebody said that they need nothing more.
create table if not exists resolution (
    message_id uuid not null,
    generation integer not null,
    primary key (message_id, generation)
);
