ALTER TABLE items ADD COLUMN cents integer NOT NULL DEFAULT 0 CHECK (cents >= 0);
