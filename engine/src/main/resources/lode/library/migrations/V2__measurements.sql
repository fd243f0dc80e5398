-- What updates measured. Dates are yyyy-MM-dd; a number that is missing is null.
create table daily (
  fid      text not null references factor (fid),
  date     text not null,
  ic       real,
  rank_ic  real,
  coverage real,
  turnover real,
  names    real,
  ties     real,
  primary key (fid, date)
) ${compact};

create table decay (
  fid       text    not null references factor (fid),
  evaluated text    not null,
  recent    double precision,
  history   double precision,
  z         double precision,
  cusum     double precision,
  bound     double precision,
  flags     text    not null,
  primary key (fid, evaluated)
);

create table correlation (
  fid       text not null references factor (fid),
  other     text not null references factor (fid),
  evaluated text not null,
  rho       double precision,
  primary key (fid, other)
) ${compact};

-- the newest days; older ones are in the files of value_file
create table factor_value (
  fid           text not null references factor (fid),
  date          text not null,
  stock         text not null,
  raw           real,
  normalised    real,
  percentile    real,
  industry_rank real,
  size_rank     real,
  primary key (fid, date, stock)
) ${compact};

-- panel files of raw values, one field a factor; origin is the first date of the data they were computed on
create table value_file (
  file       text not null primary key,
  universe   text not null,
  fids       text not null,
  first_date text not null,
  last_date  text not null,
  origin     text not null,
  data       text not null
);
