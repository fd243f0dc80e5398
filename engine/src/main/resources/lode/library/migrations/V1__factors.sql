-- What was promoted, by what evidence. Times are ISO-8601 UTC; JSON where a row of the program may add a key.
create table factor (
  fid        text    not null primary key,
  seq        bigint  not null,
  formula    text    not null,
  name       text    not null,
  category   text    not null,
  status     text    not null,
  direction  integer not null,
  run        text    not null,
  generation integer not null,
  parents    text    not null,
  data       text    not null,
  universe   text    not null,
  target     text    not null,
  operators  text    not null,
  note       text    not null,
  promoted   text    not null,
  updated    text    not null
);
create index factor_by_status on factor (status);

-- metrics by key as a JSON object; period train, validation and backtest are those of the promotion
create table performance (
  fid       text not null references factor (fid),
  period    text not null,
  evaluated text not null,
  metrics   text not null,
  primary key (fid, period, evaluated)
);

create table promotion_check (
  fid      text    not null references factor (fid),
  position integer not null,
  name     text    not null,
  result   text    not null,
  bound    double precision,
  measured double precision,
  primary key (fid, position)
);

create table event (
  fid  text not null references factor (fid),
  at   text not null,
  kind text not null,
  text text not null
);
create index event_by_factor on event (fid, at);
