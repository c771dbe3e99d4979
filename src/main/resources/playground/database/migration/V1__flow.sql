-- What browsers of the playground have begun and obtained. Columns named …_lookup are HMAC-SHA-256 of what they stand
-- for, columns named sealed are encrypted; whoever reads the tables without store.key learns when something happened, and
-- how often, and nothing more.

CREATE TABLE browsers (
  key bigint PRIMARY KEY,                  -- random
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  flows_so_far int NOT NULL DEFAULT 0,
  latest_handle text NOT NULL DEFAULT '',  -- of the authorization that was begun last, pending or not
  device_due_at timestamptz,               -- null when no device grant is to be polled for
  device_due_until timestamptz,            -- when its codes expire or its page counts as closed
  device_pending_until timestamptz,        -- null when no device grant is pending
  stamp bigint NOT NULL,                   -- random, another one at each write
  sealed bytea NOT NULL                    -- BrowserState without its HTTP log
);
CREATE INDEX browsers_last_used_at ON browsers (last_used_at);
CREATE INDEX browsers_device_due_at ON browsers (device_due_at) WHERE device_due_at IS NOT NULL;
CREATE INDEX browsers_device_pending_until ON browsers (device_pending_until) WHERE device_pending_until IS NOT NULL;

CREATE TABLE browser_ids (
  id_lookup bytea PRIMARY KEY,
  browser bigint,                          -- null once the id is replaced or its browser forgotten
  replaced_at timestamptz
);
CREATE INDEX browser_ids_browser ON browser_ids (browser) WHERE browser IS NOT NULL;
CREATE INDEX browser_ids_replaced_at ON browser_ids (replaced_at) WHERE replaced_at IS NOT NULL;

CREATE TABLE logged_exchanges (
  browser bigint NOT NULL REFERENCES browsers ON DELETE CASCADE,
  number int NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (browser, number)
);

CREATE TABLE pending_authorizations (
  handle text PRIMARY KEY,
  binding_lookup bytea NOT NULL,
  state_lookup bytea NOT NULL,
  browser bigint NOT NULL REFERENCES browsers ON DELETE CASCADE,  -- that it was begun in; once accepted, that it was accepted in
  begun bigint GENERATED ALWAYS AS IDENTITY,  -- in the order in which they were begun
  expires_at timestamptz NOT NULL,
  taken_at timestamptz,                    -- null while it is pending
  fault text,                              -- why it is over; null while it is pending
  ended bigint,                            -- in the order in which they ended
  is_proof boolean NOT NULL DEFAULT false, -- its callback was accepted in this browser
  sealed bytea                             -- PendingAuthorization; null once it is over
);
CREATE SEQUENCE ended_authorizations;
CREATE INDEX pending_authorizations_browser ON pending_authorizations (browser);
CREATE INDEX pending_authorizations_expires_at ON pending_authorizations (expires_at) WHERE taken_at IS NULL;

CREATE TABLE flows (
  browser bigint NOT NULL REFERENCES browsers ON DELETE CASCADE,
  number int NOT NULL,
  version bigint NOT NULL,
  sealed bytea NOT NULL,                   -- FlowState
  PRIMARY KEY (browser, number)
);
