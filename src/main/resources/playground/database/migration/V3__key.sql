-- Tells at the start whether a node has the key that the others write with, before it hides what they have written.

CREATE TABLE key_check (
  id int PRIMARY KEY CHECK (id = 1),       -- one row, from the first node
  sealed bytea NOT NULL                    -- nothing; only whoever has the key can open it
);
