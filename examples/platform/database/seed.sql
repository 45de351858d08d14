-- What every test may count on.
INSERT INTO items (id, name, cents) VALUES (1, 'lamp', 1999), (2, 'table', 12900)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, cents = excluded.cents;
