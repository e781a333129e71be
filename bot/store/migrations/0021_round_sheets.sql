-- A round sheet that was asked for: which lines it has, so that a photo of it can be read.
CREATE TABLE round_sheets (
  -- what stands in the square at its first corner; nobody can guess it
  token TEXT PRIMARY KEY,
  list_id TEXT NOT NULL,
  holder_id TEXT NOT NULL REFERENCES people (id),
  day TEXT NOT NULL,
  -- the numbers of its lines from top to bottom
  numbers TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE INDEX round_sheets_holder ON round_sheets (holder_id, day);
-- A photo that may be of a sheet.
CREATE TABLE round_photos (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  chat_id TEXT NOT NULL,
  -- reading, trying, asked, kept, dropped
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  -- the message as it came, until it was read
  heard TEXT,
  -- what was read: the sheet, and its lines as number:outcome
  token TEXT,
  page INTEGER,
  lines TEXT
);
CREATE INDEX round_photos_waiting ON round_photos (state, at);
CREATE INDEX round_photos_sheet ON round_photos (token);
