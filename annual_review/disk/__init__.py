"""Files and folders: the inbox, the outbox, state, lock; knows no paper."""
