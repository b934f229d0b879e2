insert into built_in_permissions (role, permission, scope) values ('owner', 'key.manage', 'all'), ('admin', 'key.manage', 'all');
