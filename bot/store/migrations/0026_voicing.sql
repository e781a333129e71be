-- A recording of a village voice; the sound itself lies in a file named by its sha256.
CREATE TABLE voices (
  id TEXT PRIMARY KEY,
  -- prompt:<code> or answer:<name>
  what TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  speaker_id TEXT NOT NULL REFERENCES people (id),
  chat_id TEXT NOT NULL,
  -- offered, spoken, wanted, asked, approved, dropped
  state TEXT NOT NULL,
  -- of the wording it was read from: what has changed since is not said with it
  digest TEXT NOT NULL,
  -- the voice note as it came, until the speaker has said yes; its name with this bot
  heard TEXT,
  file_id TEXT,
  sha256 TEXT,
  -- who was asked, and when
  asked_id TEXT,
  by_id TEXT,
  at TEXT NOT NULL
);
CREATE INDEX voices_what ON voices (what, state);
CREATE INDEX voices_speaker ON voices (speaker_id, state);
CREATE INDEX voices_state ON voices (state, at);

-- Under which name a bot has sent a sound before.
CREATE TABLE voice_files (
  sha256 TEXT NOT NULL,
  bot TEXT NOT NULL,
  file_id TEXT NOT NULL,
  PRIMARY KEY (sha256, bot)
);

-- What an engine has made, by the words it was given.
CREATE TABLE voice_made (
  digest TEXT NOT NULL,
  engine TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (digest, engine)
);
