-- Where prompts are said: nobody is told anything before a cadre has begun them. Offered once.
CREATE TABLE prompt_units (
  unit_id TEXT PRIMARY KEY REFERENCES units (id),
  begun_by TEXT,
  begun_at TEXT,
  ended_at TEXT,
  offered_at TEXT
);

-- What a cadre changed in the calendar: sort is stop or swap (prompt says to what); `instead` is
-- what would have been said.
CREATE TABLE prompt_orders (
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  sort TEXT NOT NULL,
  prompt TEXT,
  instead TEXT,
  by_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, day)
);

-- What happened there, so that what hangs on it may be said until a day.
CREATE TABLE prompt_events (
  unit_id TEXT NOT NULL REFERENCES units (id),
  event TEXT NOT NULL,
  until TEXT NOT NULL,
  by_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, event)
);

-- The hours of a day that are over: said, or skipped because it was too late.
CREATE TABLE prompt_rounds (
  unit_id TEXT NOT NULL REFERENCES units (id),
  day TEXT NOT NULL,
  slot TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, day, slot)
);

-- What somebody wants to hear of, and what not; the topic * is all of them.
CREATE TABLE prompt_topics (
  person_id TEXT NOT NULL REFERENCES people (id),
  topic TEXT NOT NULL,
  wanted INTEGER NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (person_id, topic)
);

-- Who was annoyed by a topic, and when last: one that annoys many is slowed.
CREATE TABLE prompt_complaints (
  unit_id TEXT NOT NULL REFERENCES units (id),
  topic TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES people (id),
  at TEXT NOT NULL,
  PRIMARY KEY (unit_id, topic, person_id)
);
CREATE INDEX prompt_complaints_of ON prompt_complaints (person_id);

-- What was said to a group or a person, or skipped and why; the same prompt once a day at most.
CREATE TABLE prompt_sends (
  id TEXT PRIMARY KEY,
  prompt TEXT NOT NULL,
  topic TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  chat_id TEXT REFERENCES chats (id),
  person_id TEXT REFERENCES people (id),
  day TEXT NOT NULL,
  slot TEXT NOT NULL,
  state TEXT NOT NULL,
  why TEXT,
  register TEXT NOT NULL DEFAULT 'plain',
  danger INTEGER NOT NULL DEFAULT 0,
  at TEXT NOT NULL
);
CREATE UNIQUE INDEX prompt_sends_chat ON prompt_sends (prompt, day, chat_id) WHERE chat_id IS NOT NULL;
CREATE UNIQUE INDEX prompt_sends_person ON prompt_sends (prompt, day, person_id)
  WHERE person_id IS NOT NULL;
CREATE INDEX prompt_sends_unit ON prompt_sends (unit_id, day);
CREATE INDEX prompt_sends_of ON prompt_sends (person_id, day);

-- heard, unclear or aloud (asked to be read to); the last one said counts.
CREATE TABLE prompt_answers (
  send_id TEXT NOT NULL REFERENCES prompt_sends (id),
  person_id TEXT NOT NULL REFERENCES people (id),
  answer TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (send_id, person_id)
);
CREATE INDEX prompt_answers_of ON prompt_answers (person_id);

-- Who said yes or no to wording: a doctor to what is only from memory, a local speaker to a line of
-- a dialect. `digest` is of the wording they saw: what changed afterwards has to be asked again.
CREATE TABLE prompt_yes (
  what TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  digest TEXT NOT NULL,
  by_id TEXT NOT NULL,
  verdict TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (what, unit_id)
);
