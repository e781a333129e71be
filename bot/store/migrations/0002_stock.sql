-- Boxes of every sort: medicine box, clinic shelf, tool house, the township's store room.
ALTER TABLE boxes ADD COLUMN kind TEXT NOT NULL DEFAULT 'box';
-- Spans a week as `mon-sun 07:00-20:00`, several with ';'; without any it is always open.
ALTER TABLE boxes ADD COLUMN opens TEXT;
ALTER TABLE boxes ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
-- Who has a key when keeper and deputy are silent.
ALTER TABLE boxes ADD COLUMN key_holder_id TEXT REFERENCES people (id);
CREATE INDEX boxes_unit ON boxes (unit_id);
CREATE INDEX boxes_keeper ON boxes (keeper_id);
CREATE INDEX boxes_deputy ON boxes (deputy_id);

-- What came in together: one thing, one batch, one last day, one giver.
CREATE TABLE stock_lots (
  id TEXT PRIMARY KEY,
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  batch TEXT,
  last_day TEXT,
  logo TEXT,
  source TEXT NOT NULL,
  giver_id TEXT REFERENCES people (id),
  household_id TEXT REFERENCES households (id),
  donation_id TEXT,
  fund TEXT,
  photo TEXT,
  checked_by TEXT REFERENCES people (id),
  blocked TEXT,
  received_at TEXT NOT NULL
);
CREATE INDEX stock_lots_item ON stock_lots (item, last_day);
CREATE INDEX stock_lots_donation ON stock_lots (donation_id);
CREATE INDEX stock_lots_giver ON stock_lots (giver_id);

-- The running sum of the entries, kept with them in one write; it may never go below nothing.
CREATE TABLE stock_balances (
  box_id TEXT NOT NULL REFERENCES boxes (id),
  lot_id TEXT NOT NULL REFERENCES stock_lots (id),
  item TEXT NOT NULL,
  on_hand BIGINT NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
  reserved BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  lent BIGINT NOT NULL DEFAULT 0 CHECK (lent >= 0),
  moving BIGINT NOT NULL DEFAULT 0 CHECK (moving >= 0),
  PRIMARY KEY (box_id, lot_id),
  CHECK (reserved <= on_hand)
);
CREATE INDEX stock_balances_item ON stock_balances (item, box_id);
CREATE INDEX stock_balances_lot ON stock_balances (lot_id);

-- The ledger: appended to, never changed; what was wrong is reversed by an entry of its own.
CREATE TABLE stock_entries (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  box_id TEXT NOT NULL REFERENCES boxes (id),
  lot_id TEXT NOT NULL REFERENCES stock_lots (id),
  verb TEXT NOT NULL,
  on_hand BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  lent BIGINT NOT NULL,
  moving BIGINT NOT NULL,
  by_id TEXT REFERENCES people (id),
  case_id TEXT REFERENCES cases (id),
  -- The hold, loan, transfer, run or stock-take it belongs to.
  ref TEXT,
  reverses TEXT UNIQUE REFERENCES stock_entries (id),
  reason TEXT
);
CREATE INDEX stock_entries_box ON stock_entries (box_id, at);
CREATE INDEX stock_entries_lot ON stock_entries (lot_id, at);
CREATE INDEX stock_entries_ref ON stock_entries (ref);
CREATE INDEX stock_entries_case ON stock_entries (case_id);

-- What is kept for somebody, or waited for; whom it is for is emptied when the matter is over.
CREATE TABLE stock_holds (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  box_id TEXT REFERENCES boxes (id),
  item TEXT NOT NULL,
  unit TEXT,
  qty BIGINT NOT NULL,
  state TEXT NOT NULL,
  taker_id TEXT REFERENCES people (id),
  household_id TEXT REFERENCES households (id),
  unit_id TEXT NOT NULL REFERENCES units (id),
  whom TEXT,
  flags TEXT,
  priority INTEGER NOT NULL DEFAULT 0,
  why TEXT,
  until TEXT,
  handed_to TEXT,
  since TEXT NOT NULL,
  changed_at TEXT NOT NULL
);
CREATE INDEX stock_holds_case ON stock_holds (case_id);
CREATE INDEX stock_holds_queue ON stock_holds (state, item, since);
CREATE INDEX stock_holds_box ON stock_holds (box_id, state);
CREATE INDEX stock_holds_household ON stock_holds (household_id, item, changed_at);
CREATE INDEX stock_holds_until ON stock_holds (state, until);

CREATE TABLE stock_loans (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES cases (id),
  box_id TEXT NOT NULL REFERENCES boxes (id),
  lot_id TEXT NOT NULL REFERENCES stock_lots (id),
  item TEXT NOT NULL,
  qty BIGINT NOT NULL,
  borrower_id TEXT REFERENCES people (id),
  household_id TEXT REFERENCES households (id),
  -- Who took it, where no register knows them.
  borrower TEXT,
  lent_at TEXT NOT NULL,
  due_on TEXT NOT NULL,
  extended INTEGER NOT NULL DEFAULT 0,
  told TEXT,
  returned_at TEXT,
  condition TEXT
);
CREATE INDEX stock_loans_due ON stock_loans (returned_at, due_on);
CREATE INDEX stock_loans_borrower ON stock_loans (borrower_id);
CREATE INDEX stock_loans_box ON stock_loans (box_id, returned_at);
CREATE INDEX stock_loans_case ON stock_loans (case_id);

CREATE TABLE stock_transfers (
  id TEXT PRIMARY KEY,
  from_box TEXT NOT NULL REFERENCES boxes (id),
  to_box TEXT NOT NULL REFERENCES boxes (id),
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  qty BIGINT NOT NULL,
  got BIGINT,
  state TEXT NOT NULL,
  why TEXT,
  asked_by TEXT REFERENCES people (id),
  sent_by TEXT REFERENCES people (id),
  got_by TEXT REFERENCES people (id),
  asked_at TEXT NOT NULL,
  sent_at TEXT,
  got_at TEXT
);
CREATE INDEX stock_transfers_from ON stock_transfers (from_box, state);
CREATE INDEX stock_transfers_to ON stock_transfers (to_box, state);

-- Gifts of firms and units and inbound allocations, with value, purpose and source of the money.
CREATE TABLE stock_donations (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  donor TEXT NOT NULL,
  donor_id TEXT REFERENCES people (id),
  value_fen BIGINT,
  purpose TEXT,
  fund TEXT,
  -- asked | yes | no: whether the donor may be thanked in public.
  thanks TEXT NOT NULL DEFAULT 'asked',
  by_id TEXT REFERENCES people (id),
  at TEXT NOT NULL
);
CREATE INDEX stock_donations_unit ON stock_donations (unit_id, at);
CREATE INDEX stock_donations_donor ON stock_donations (donor_id);
-- What was announced of it, and how many were there when a keeper counted.
CREATE TABLE stock_donation_lines (
  donation_id TEXT NOT NULL REFERENCES stock_donations (id),
  line INTEGER NOT NULL,
  -- An id of the catalogue, `x:` and a name for what is not in it, `?` and a word for many things.
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  qty BIGINT NOT NULL,
  last_day TEXT,
  batch TEXT,
  box_id TEXT NOT NULL REFERENCES boxes (id),
  got BIGINT,
  got_by TEXT REFERENCES people (id),
  PRIMARY KEY (donation_id, line)
);
CREATE INDEX stock_donation_lines_box ON stock_donation_lines (box_id, got);
-- Numbers that people can say: so many gifts and so many lists a unit has had.
CREATE TABLE stock_numbers (
  unit_id TEXT NOT NULL REFERENCES units (id),
  kind TEXT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (unit_id, kind)
);

-- Scarcity, by threshold or by hand; it ends by itself or by hand.
CREATE TABLE stock_scarcity (
  id TEXT PRIMARY KEY,
  unit_id TEXT NOT NULL REFERENCES units (id),
  item TEXT NOT NULL,
  since TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  why TEXT NOT NULL,
  until TEXT,
  -- Since when there is enough again; it ends when that has lasted.
  above_since TEXT
);
CREATE INDEX stock_scarcity_item ON stock_scarcity (item, until);

-- Handing out by list: kits (packed, loaded, given) and entitlements (who got it, who not).
CREATE TABLE stock_runs (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  unit_id TEXT NOT NULL REFERENCES units (id),
  box_id TEXT NOT NULL REFERENCES boxes (id),
  item TEXT NOT NULL,
  qty BIGINT NOT NULL,
  audience TEXT NOT NULL,
  donation_id TEXT REFERENCES stock_donations (id),
  by_id TEXT REFERENCES people (id),
  -- asked (the keeper has not said yes) | open | closed | dropped
  state TEXT NOT NULL DEFAULT 'open',
  loaded_by TEXT REFERENCES people (id),
  opened_at TEXT NOT NULL,
  closed_at TEXT
);
CREATE INDEX stock_runs_unit ON stock_runs (unit_id, closed_at);
-- What one line of a list gets; what no box has is only ticked off.
CREATE TABLE stock_run_items (
  run_id TEXT NOT NULL REFERENCES stock_runs (id),
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  qty BIGINT NOT NULL,
  stocked INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (run_id, item)
);
CREATE TABLE stock_run_lines (
  run_id TEXT NOT NULL REFERENCES stock_runs (id),
  household_id TEXT NOT NULL REFERENCES households (id),
  person_id TEXT REFERENCES people (id),
  -- todo | packed | loaded | given | refused | away | doctor
  stage TEXT NOT NULL,
  -- Why a doctor has to look first, or that the same was had lately; a code.
  mark TEXT,
  by_id TEXT REFERENCES people (id),
  changed_at TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (run_id, line)
);
CREATE INDEX stock_run_lines_household ON stock_run_lines (household_id);
-- Nobody stands twice on one list.
CREATE UNIQUE INDEX stock_run_lines_once
  ON stock_run_lines (run_id, household_id, COALESCE(person_id, ''));
-- Which entries of the ledger left for which line, so that they can come back.
CREATE TABLE stock_run_moves (
  run_id TEXT NOT NULL REFERENCES stock_runs (id),
  line INTEGER NOT NULL,
  entry_id TEXT NOT NULL UNIQUE REFERENCES stock_entries (id)
);
CREATE INDEX stock_run_moves_line ON stock_run_moves (run_id, line);

-- What a keeper was told about, so that nothing is told twice.
CREATE TABLE stock_told (
  box_id TEXT NOT NULL REFERENCES boxes (id),
  what TEXT NOT NULL,
  about TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (box_id, what, about)
);
-- What is read back to who keeps a box, until they say that it is so.
CREATE TABLE stock_orders (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES accounts (id),
  act TEXT NOT NULL,
  facts TEXT NOT NULL,
  at TEXT NOT NULL,
  done_at TEXT
);
CREATE INDEX stock_orders_account ON stock_orders (account_id, at);
