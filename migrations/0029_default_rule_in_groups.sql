-- The rule that a hub begins with no longer speaks in groups. Where somebody changed its conditions, they stay.
set local role parley_system;
update comm_auto_response_rules set condition = '{"all": [{"kind": "first_message"}, {"kind": "in_group", "group": false}]}'
where name = 'Greet new conversations' and condition = '{"kind": "first_message"}';
reset role;
