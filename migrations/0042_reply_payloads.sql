-- What a reply brings to its platform beside its message: a list to choose from, who alone may see it, an approved template, and
-- what ties it to the press or command it answers. It stays with the delivery.
alter type reply_row add attribute payload jsonb;
