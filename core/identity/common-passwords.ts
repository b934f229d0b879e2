/** What people choose most when ten characters are asked for, in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `0123456789 0987654321 1029384756 112233445566 1122334455 11223344556677 123123123123 1231231234 123321123321 1234512345 123456123456
  1234567890 12345678900 12345678901 123456789012 12345678910 1234567890q 1234567891 123456789a 123456789q 1234567899 1234qwerty 123456qwerty
  1234567qwe 123qwe123qwe 123qweasdzxc 123qwe456rty 1234abcd5678 147258369 1472583690 159753456852 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 3.1415926535 741852963 7894561230 789456123 9876543210 987654321a a123456789 a1234567890
  a1b2c3d4e5 aa123456789 abc1234567 abc123456789 abcd123456 abcd1234567 abcdefghij abcdefghijk admin12345 admin123456 admin@1234
  administrator anthony123 asd123456789 asdf123456 asdfghjkl1 asdfghjkl123 asdfghjkl; asdfghjklqw ashley1234 azertyuiop baseball123 basketball
  blink182182 butterfly1 changeme123 changeme1234 charlie123 chocolate1 computer123 correcthorse dragon1234 dragon12345 facebook123 football123
  football1234 freedom123 google1234 helloworld hello12345 iloveyou12 iloveyou123 iloveyou1234 iloveyou2 jennifer123 jessica123 jordan1234
  letmein123 letmein1234 liverpool1 liverpool123 love123456 manchester master1234 metallica1 michael123 michelle123 monkey1234 monkey12345
  mypassword myspace123 naruto1234 p@ssw0rd12 p@ssw0rd123 p@ssword123 pa55word123 passw0rd12 passw0rd123 password!1 password01 password10
  password11 password12 password1! password123 password123! password1234 password12345 password123456 password2024 password2025 password2026
  passwordpassword pokemon123 princess12 princess123 q123456789 q1w2e3r4t5 q1w2e3r4t5y6 qazwsx1234 qazwsxedc1 qazwsxedc123 qazwsxedcrfv
  qwaszx1234 qwer123456 qwerasdfzxcv qwertasdfg qwertasdfgzxcvb qwerty1234 qwerty12345 qwerty123456 qwerty123! qwertyqwerty qwertyuiop
  qwertyuiop1 qwertyuiop12 qwertyuiop123 qwertyuiop[] rockyou123 samsung123 samantha123 secret1234 secret12345 starwars123 summer2024 summer2025
  summer2026 sunshine12 sunshine123 superman12 superman123 test123456 test1234567 testtest123 thomas1234 trustno1trustno1 trustno1234 user123456
  welcome123 welcome123! welcome1234 welcome12345 welcome2024 welcome2025 welcome2026 whatever12 whatever123 winter2024 winter2025 winter2026
  yugioh1234 zaq12wsxcde3 zaq1zaq1zaq1 zxcvbnm123 zxcvbnm1234 zxcvbnm12345`.split(/\s+/),
);
