//! Blocks as services show, save and print them; the codes are made up.

use super::{left_out, taken};

#[test]
fn google() {
    let saved = "SAVE YOUR BACKUP CODES\r
Keep these backup codes somewhere safe but accessible.\r
\r
 1. 3532 8723\t\t 6. 4561 7890\r
 2. 1234 5678\t\t 7. 5672 8901\r
 3. 2345 6789\t\t 8. 6783 9012\r
 4. 0056 7890\t\t 9. 7894 0123\r
 5. 2024 2031\t\t10. 8905 1234\r
\r
(alice@gmail.com)\r
\r
* You can only use each backup code once.\r
* Need more? Visit https://g.co/2sv\r
* These codes were generated on: Nov 25, 2026.\r
";
    let codes = taken(saved);
    let by_number = [
        "3532 8723",
        "1234 5678",
        "2345 6789",
        "0056 7890",
        "2024 2031",
        "4561 7890",
        "5672 8901",
        "6783 9012",
        "7894 0123",
        "8905 1234",
    ];
    assert_eq!(codes, by_number);
    assert_eq!(left_out(saved), ["1-2 heading", "10 email", "12 heading", "13 link", "14 date"]);
    // As copied out of a page or a PDF, where the columns are one space apart.
    let copied = "3532 8723 4561 7890\n1234 5678 5672 8901\n2345 6789 6783 9012";
    assert_eq!(taken(copied), ["3532 8723", "4561 7890", "1234 5678", "5672 8901", "2345 6789", "6783 9012"]);
    let used = "☑ 3532 8723\n☐ 4561 7890\n\n1234 5678";
    assert_eq!(
        (taken(used), left_out(used)),
        (vec!["4561 7890".into(), "1234 5678".into()], vec!["1 marked-used".into()])
    );
}

#[test]
fn numbers_say_the_order_unless_they_come_twice() {
    assert_eq!(taken("#2 2345 6789\n- 1) 1234 5678"), ["1234 5678", "2345 6789"]);
    assert_eq!(taken("2. 2345 6789\n1234 5678"), ["2345 6789", "1234 5678"]);
    let lists = "2. 2345 6789\n1. 1234 5678\n\n1. 3456 7890";
    assert_eq!(taken(lists), ["2345 6789", "1234 5678", "3456 7890"]);
}

#[test]
fn github() {
    let codes = [
        "05a3f-1c9d2",
        "abcde-12345",
        "ffeed-ccbba",
        "1b2c3-d4e5f",
        "99887-76655",
        "c0ffe-e1234",
        "deadb-eef00",
        "13579-bdf02",
        "a1b2c-3d4e5",
        "2468a-ce024",
        "f0f0f-1e1e1",
        "7c7c7-8d8d8",
        "b4b4b-5a5a5",
        "e9e9e-0d0d0",
        "31415-92653",
        "27182-81828",
    ];
    let shown: String = codes.iter().map(|code| format!("* {code}\n")).collect();
    assert_eq!(taken(&shown), codes, "one of them has no figure, and is one all the same");
    let columns: String = codes.chunks(2).map(|row| format!("{} {}\n", row[0], row[1])).collect();
    assert_eq!(taken(&columns), codes);
    let commas = codes.join(", ");
    assert_eq!(taken(&commas), codes);
}

#[test]
fn microsoft_and_apple() {
    let microsoft = "Your recovery code\n\nVKQ3T-7XW2M-PBN8R-4HJ6C-9DFGY\n\nPrint it or write it down.";
    assert_eq!(taken(microsoft), ["VKQ3T-7XW2M-PBN8R-4HJ6C-9DFGY"]);
    for apple in ["K3QT-7XW2-PBN8-R4HJ-6C9D-FGYV-M2LZ", "K3QT 7XW2 PBN8 R4HJ 6C9D FGYV M2LZ"] {
        assert_eq!(taken(&format!("Recovery Key: {apple}")), [apple]);
        assert_eq!(taken(&format!("Herstelsleutel\n{apple}\n")), [apple]);
    }
}

#[test]
fn others() {
    let dropbox = "Emergency backup code\nk4qz w3fg 9xnb 2mtr";
    assert_eq!(taken(dropbox), ["k4qz w3fg 9xnb 2mtr"]);
    let discord = "These are your Discord backup codes for account alice@example.com. Keep them safe!\n\n* k5zq-w3fg\n* kqzp-wmrt\n* 82hd-93kc (used)\n";
    assert_eq!(taken(discord), ["k5zq-w3fg", "kqzp-wmrt"]);
    assert_eq!(left_out(discord), ["1 email", "5 marked-used"]);
    assert_eq!(taken("kqzp-wmrt"), [""; 0], "alone it could be two words");
    let facebook = "Facebook Recovery Codes\n1.\t1234 5678\n2.\t2345 6789\n3.\t3456 7890";
    assert_eq!(taken(facebook), ["1234 5678", "2345 6789", "3456 7890"]);
    let slack = "01: 12345-67890\n02: 23456-78901\n03) 34567-89012\n#4 45678-90123\n5 56789-01234";
    assert_eq!(taken(slack).len(), 5);
    let words_apart = "code1: h4kq9w2m\ncode2: 7xw2pbn8";
    assert_eq!(taken(words_apart), ["h4kq9w2m", "7xw2pbn8"]);
    let note = "GitHub: abcde-12345\nBank: 1234 5678";
    assert_eq!(taken(note), ["abcde-12345", "1234 5678"]);
}

#[test]
fn xpert_and_dutch() {
    for text in [
        "Back-upcode 1234 5678",
        "Back-upcode: 1234 5678",
        "Back-upcode\n1234 5678",
        "Uw back-upcode is 1234 5678.",
        "Bewaar deze back-upcode op een veilige plek.\n\n    1234 5678\n\nIk heb mijn back-upcode bewaard",
        "Resetcode: 1234 5678",
        "Herstelcodes\n1) 1234 5678",
        "1234 5678",
        "  “1234 5678”  ",
    ] {
        assert_eq!(taken(text), ["1234 5678"], "{text}");
    }
}

#[test]
fn a_login_page_has_none() {
    let page = "Sign in\nUse your Google Account\nEmail or phone\nForgot email?\nNot your computer? Use Guest mode to sign in privately.\nLearn more about using Guest mode\nCreate account\nNext\nEnglish (United States)\nHelp\nPrivacy\nTerms\n© 2026 Example B.V.\nKvK 12345678 is our number\nInloggen\nWachtwoord vergeten?\nBlijf 30 dagen ingelogd\n<div class=\"login\"><input type=\"password\" value=\"hunter2\"></div>\n";
    assert_eq!(taken(page), [""; 0]);
    assert!(!left_out(page).is_empty());
}
