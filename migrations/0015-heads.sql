-- What the code on printed minutes leads to: a head, and the checkpoint that sealed it.
create index checkpoint_leaves_value on checkpoint_leaves (head);
