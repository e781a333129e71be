-- People and places.
CREATE TABLE units (
  id TEXT PRIMARY KEY,
  parent_id TEXT REFERENCES units (id),
  level TEXT NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  landmark TEXT,
  area_code TEXT,
  region TEXT,
  phones TEXT,
  next_number INTEGER NOT NULL DEFAULT 1,
  reads_counts_only INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX units_parent ON units (parent_id);

CREATE TABLE households (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL,
  door TEXT,
  landmark TEXT
);
CREATE INDEX households_unit ON households (unit_id);

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  household_id TEXT REFERENCES households (id),
  name TEXT NOT NULL,
  called TEXT,
  born TEXT,
  sex TEXT,
  phone TEXT,
  colour TEXT,
  lives_alone INTEGER NOT NULL DEFAULT 0,
  pregnant INTEGER NOT NULL DEFAULT 0,
  illness TEXT,
  listens INTEGER NOT NULL DEFAULT 0,
  guest INTEGER NOT NULL DEFAULT 0,
  ended_on TEXT,
  ended_why TEXT,
  consent_version TEXT,
  consent_at TEXT,
  created_at TEXT NOT NULL
);
CREATE INDEX people_household ON people (household_id);
CREATE INDEX people_unit ON people (unit_id);
CREATE INDEX people_name ON people (name);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  bot TEXT NOT NULL,
  user_id BIGINT NOT NULL,
  shown_name TEXT NOT NULL,
  may_write INTEGER NOT NULL DEFAULT 0,
  welcomed_at TEXT,
  created_at TEXT NOT NULL,
  UNIQUE (bot, user_id)
);
CREATE TABLE account_people (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  is_default INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, person_id)
);
CREATE INDEX account_people_person ON account_people (person_id);

CREATE TABLE chats (
  id TEXT PRIMARY KEY,
  bot TEXT NOT NULL,
  kind TEXT NOT NULL,
  telegram_id BIGINT NOT NULL,
  title TEXT,
  account_id TEXT REFERENCES accounts (id),
  unit_id TEXT REFERENCES units (id),
  added_by TEXT,
  bound_by TEXT,
  bound_at TEXT,
  reads_all INTEGER NOT NULL DEFAULT 1,
  rest_until TEXT,
  gone INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
);
CREATE UNIQUE INDEX chats_address ON chats (bot, telegram_id);
CREATE INDEX chats_unit ON chats (unit_id);
CREATE INDEX chats_account ON chats (account_id);
CREATE TABLE chat_former_addresses (
  bot TEXT NOT NULL,
  telegram_id BIGINT NOT NULL,
  chat_id TEXT NOT NULL REFERENCES chats (id),
  until TEXT NOT NULL,
  PRIMARY KEY (bot, telegram_id)
);

CREATE TABLE roles_held (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  role TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  since TEXT NOT NULL,
  until TEXT,
  stands_in_for TEXT,
  UNIQUE (person_id, role, unit_id, since)
);
CREATE INDEX roles_held_unit ON roles_held (unit_id, role);
CREATE INDEX roles_held_person ON roles_held (person_id);

-- Guardian, key holder, next door, kin, proxy: who stands by whom.
CREATE TABLE ties (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  other_id TEXT NOT NULL REFERENCES people (id),
  tie TEXT NOT NULL,
  rank INTEGER NOT NULL DEFAULT 1,
  confirmed_by TEXT,
  since TEXT NOT NULL,
  until TEXT,
  UNIQUE (person_id, other_id, tie)
);
CREATE INDEX ties_person ON ties (person_id, tie);
CREATE INDEX ties_other ON ties (other_id, tie);

-- The on-call rota.
CREATE TABLE duties (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  role TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  starts_at TEXT NOT NULL,
  ends_at TEXT NOT NULL
);
CREATE INDEX duties_unit ON duties (unit_id, role, starts_at);
CREATE INDEX duties_person ON duties (person_id, starts_at);

-- Points of a village that have a keeper; what lies in them comes with its own ledger.
CREATE TABLE boxes (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  name TEXT NOT NULL,
  place TEXT NOT NULL,
  hours TEXT,
  keeper_id TEXT REFERENCES people (id),
  deputy_id TEXT REFERENCES people (id)
);

-- The case: one record for everything.
CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  category TEXT,
  state TEXT NOT NULL,
  acuity TEXT NOT NULL,
  alarm TEXT,
  unit_id TEXT NOT NULL REFERENCES units (id),
  household_id TEXT REFERENCES households (id),
  team TEXT,
  subject_id TEXT REFERENCES people (id),
  author_id TEXT REFERENCES people (id),
  origin TEXT NOT NULL,
  chat_id TEXT REFERENCES chats (id),
  message_id BIGINT,
  public INTEGER NOT NULL DEFAULT 0,
  plan TEXT NOT NULL,
  ladder TEXT NOT NULL,
  rung INTEGER NOT NULL DEFAULT -1,
  level TEXT NOT NULL,
  climb_from TEXT NOT NULL,
  repeats INTEGER NOT NULL DEFAULT 0,
  warned INTEGER NOT NULL DEFAULT 0,
  next_at TEXT,
  paused_until TEXT,
  pause_reason TEXT,
  joined_to TEXT REFERENCES cases (id),
  claimed_by TEXT REFERENCES people (id),
  claimed_at TEXT,
  claim_until TEXT,
  going TEXT,
  answered_by TEXT REFERENCES people (id),
  answered_at TEXT,
  outcome TEXT,
  delivered INTEGER NOT NULL DEFAULT 0,
  unconfirmed INTEGER NOT NULL DEFAULT 0,
  stood_down_by TEXT REFERENCES people (id),
  stood_down_at TEXT,
  shown_in_group INTEGER NOT NULL DEFAULT 0,
  weight INTEGER NOT NULL DEFAULT 1,
  unanswered INTEGER NOT NULL DEFAULT 0,
  -- what was understood, by step of its form
  details TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  ended_at TEXT,
  end_reason TEXT
);
CREATE INDEX cases_due ON cases (next_at);
CREATE INDEX cases_open ON cases (ended_at, unit_id);
CREATE INDEX cases_author ON cases (author_id, opened_at);
CREATE INDEX cases_claimed ON cases (claimed_by, state);
CREATE INDEX cases_household ON cases (household_id);

CREATE TABLE case_events (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  at TEXT NOT NULL,
  heading TEXT NOT NULL,
  what TEXT NOT NULL,
  who TEXT,
  why TEXT,
  facts TEXT NOT NULL
);
CREATE INDEX case_events_case ON case_events (case_id, id);
CREATE INDEX case_events_who ON case_events (who, what);

-- Who has to know, and who has said so; one row a party.
CREATE TABLE case_parties (
  case_id TEXT NOT NULL REFERENCES cases (id),
  party TEXT NOT NULL,
  needed INTEGER NOT NULL DEFAULT 0,
  person_id TEXT REFERENCES people (id),
  acknowledged_at TEXT,
  PRIMARY KEY (case_id, party)
);
-- Who was told at which rung, so that nobody is told twice and a held-back rung can be seen.
CREATE TABLE case_told (
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  rung INTEGER NOT NULL,
  at TEXT NOT NULL,
  reached INTEGER NOT NULL,
  PRIMARY KEY (case_id, person_id, rung)
);
CREATE INDEX case_told_person ON case_told (person_id, case_id);
CREATE TABLE case_supporters (
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (case_id, person_id)
);
-- Who may not hold or see a dispute.
CREATE TABLE case_excluded (
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  PRIMARY KEY (case_id, person_id)
);

-- The only place where what people said is kept; /forget empties it.
CREATE TABLE said (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES cases (id),
  person_id TEXT REFERENCES people (id),
  form TEXT NOT NULL,
  words TEXT,
  file_id TEXT,
  seconds INTEGER,
  latitude DOUBLE PRECISION,
  longitude DOUBLE PRECISION,
  at TEXT NOT NULL
);
CREATE INDEX said_case ON said (case_id, id);
CREATE INDEX said_person ON said (person_id);

-- What a machine made of a voice note or a picture: a guess beside it, never said by anybody.
CREATE TABLE drafts (
  said_id TEXT PRIMARY KEY REFERENCES said (id) ON DELETE CASCADE,
  words TEXT NOT NULL,
  answer TEXT,
  made_at TEXT NOT NULL
);

-- One question open at a time per person and chat.
CREATE TABLE dialogs (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  chat_id TEXT NOT NULL REFERENCES chats (id),
  form TEXT NOT NULL,
  version INTEGER NOT NULL,
  step TEXT NOT NULL,
  answers TEXT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  revision INTEGER NOT NULL DEFAULT 1,
  expires_at TEXT NOT NULL,
  UNIQUE (account_id, chat_id)
);
CREATE INDEX dialogs_expiry ON dialogs (expires_at);

-- What came in and is not yet handled; what was handled stays as a number for 48 hours.
CREATE TABLE inbox (
  bot TEXT NOT NULL,
  update_id BIGINT NOT NULL,
  chat_key TEXT NOT NULL,
  payload TEXT NOT NULL,
  received_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'new',
  attempts INTEGER NOT NULL DEFAULT 0,
  fault TEXT,
  PRIMARY KEY (bot, update_id)
);
CREATE INDEX inbox_order ON inbox (bot, state, update_id);
CREATE TABLE handled (
  bot TEXT NOT NULL,
  update_id BIGINT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (bot, update_id)
);
CREATE INDEX handled_at ON handled (at);

-- What is to be said: key and ids, never text.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  bot TEXT NOT NULL,
  chat_id TEXT NOT NULL REFERENCES chats (id),
  person_id TEXT REFERENCES people (id),
  case_id TEXT REFERENCES cases (id),
  about TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  params TEXT NOT NULL,
  lane INTEGER NOT NULL,
  owed TEXT NOT NULL,
  living INTEGER NOT NULL DEFAULT 0,
  wanted INTEGER NOT NULL DEFAULT 1,
  shown INTEGER NOT NULL DEFAULT 0,
  silent INTEGER NOT NULL DEFAULT 0,
  pin INTEGER NOT NULL DEFAULT 0,
  unasked INTEGER NOT NULL DEFAULT 0,
  reply_to BIGINT,
  state TEXT NOT NULL DEFAULT 'due',
  due_at TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  marked INTEGER NOT NULL DEFAULT 0,
  taken_at TEXT,
  message_id BIGINT,
  sent_at TEXT,
  fault TEXT,
  created_at TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (state, lane, due_at);
CREATE INDEX outbox_chat ON outbox (chat_id, sent_at);
CREATE INDEX outbox_person ON outbox (person_id, sent_at);
CREATE INDEX outbox_case ON outbox (case_id);
CREATE INDEX outbox_message ON outbox (chat_id, message_id);

-- Deep links: for one thing, for a time, once.
CREATE TABLE links (
  token TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  facts TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_by TEXT,
  used_at TEXT
);

-- Proposals to people: false friends, deaths reported, roles offered; each asked once.
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  about TEXT NOT NULL UNIQUE,
  facts TEXT NOT NULL,
  unit_id TEXT REFERENCES units (id),
  created_at TEXT NOT NULL,
  decided_by TEXT,
  decided_at TEXT,
  decision TEXT
);
-- Words that were stood down in a group: after three they are asked in private first.
CREATE TABLE false_friends (
  chat_id TEXT NOT NULL REFERENCES chats (id),
  phrase TEXT NOT NULL,
  times INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (chat_id, phrase)
);

-- Who wants no ear for what they say in a group; danger is heard all the same.
CREATE TABLE quieted (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  chat_id TEXT NOT NULL REFERENCES chats (id),
  since TEXT NOT NULL,
  PRIMARY KEY (account_id, chat_id)
);

-- Words that nobody could read, kept without names and with consent; nothing says whose they were.
CREATE TABLE misses (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  words TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 1,
  said_on TEXT NOT NULL,
  UNIQUE (unit_id, words)
);
CREATE INDEX misses_said_on ON misses (said_on);
-- Who was asked, once, whether such words may be kept, and what they said.
CREATE TABLE miss_consents (
  person_id TEXT PRIMARY KEY REFERENCES people (id),
  asked_on TEXT NOT NULL,
  answer TEXT,
  answered_on TEXT
);

-- Who looked at whose matter.
CREATE TABLE looks (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  about TEXT NOT NULL
);

-- Each run of each tick, and the heartbeat of the poller.
CREATE TABLE tick_runs (
  id TEXT PRIMARY KEY,
  tick TEXT NOT NULL,
  started_at TEXT NOT NULL,
  took_ms INTEGER NOT NULL,
  late_ms INTEGER NOT NULL,
  work INTEGER NOT NULL,
  fault TEXT
);
CREATE INDEX tick_runs_tick ON tick_runs (tick, started_at);
CREATE TABLE marks (
  name TEXT PRIMARY KEY,
  fact TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE taps (
  day TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (day, unit_id, asked_by)
);
