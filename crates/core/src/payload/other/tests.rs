use super::*;

fn all(other: Other, texts: &[&str]) {
    for text in texts {
        assert_eq!(Other::of(text, true), other, "{text}");
    }
}

#[test]
fn logins_of_other_apps() {
    all(
        Other::MicrosoftPush,
        &[
            "phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fco1pfpad23.phonefactor.net%2Fpad",
            "PHONEFACTOR://ACTIVATE_ACCOUNT?CODE=1",
            "ms-msa://code=M.R3_BAY.abc&uaid=0123",
            "MS-MSA://code=M.R3_BAY.abc",
            "msauth://code/123",
            "msauthv3://code/123",
            "microsoft-authenticator://activatemfa",
            "https://mobileappcommunicator.auth.phonefactor.net/activate/1",
            "HTTPS://CO1PFPAD23.PHONEFACTOR.NET/PAD/1",
            "https://mobileappcommunicator.auth.microsoft.com/mac/MobileAppCommunicator.svc/1",
        ],
    );
    all(
        Other::Duo,
        &[
            "duo://ABCDEFGHIJKLMNOPQRST-YXBpLWFiY2QuZHVvc2VjdXJpdHkuY29t",
            "DUO://x",
            "aB3dEFGHIJKLMNOPQRST-YXBpLWFiY2QuZHVvc2VjdXJpdHkuY29t",
        ],
    );
    all(
        Other::OktaVerify,
        &["oktaverify://jan@example.com/?t=XXXXX&f=YYYYY&s=https", "OktaVerify://bind?token=1"],
    );
    all(Other::SymantecVip, &["vipaccess://com.verisign.mvip.main?action=x", "https://vip.symantec.com/q/1"]);
    all(
        Other::RsaSecurid,
        &[
            "com.rsa.securid.iphone://ctf?ctfData=2000",
            "com.rsa.securid://ctf?ctfData=2000",
            "http://127.0.0.1/securid/ctf?ctfData=2000",
        ],
    );
    all(Other::Digid, &["digid-app-auth://app_session_id=0&lb=&at=1700000000&host=digid.nl"]);
    all(Other::Itsme, &["https://sign.itsme-id.com/x", "https://itsme.be/x"]);
    all(Other::SteamLogin, &["https://s.team/q/1/1234567890", "HTTPS://S.TEAM/Q/1/1"]);
    all(Other::Passkey, &["FIDO:/0123456789", "fido:/13086400838107303667332719012595115747821895775708"]);
}

#[test]
fn what_is_for_a_phone_or_a_bank() {
    all(
        Other::Wifi,
        &[
            "WIFI:T:WPA;S:Kantoor;P:geheim;;",
            "wifi:S:Gast;;",
            "WIFI:S:Kantoor;T:WPA;P:geheim;H:true;",
            "DPP:C:81/1;M:aa;K:MDkw;;",
        ],
    );
    all(
        Other::Whatsapp,
        &[
            "https://wa.me/31612345678",
            "https://wa.me/settings/linked_devices#2@abc,def,ghi,jkl",
            "https://chat.whatsapp.com/abc",
            "HTTPS://WA.ME/QR/ABC",
            "whatsapp://send?text=x",
            "2@abc+/=,def=,ghi=,jkl=",
        ],
    );
    all(
        Other::Payment,
        &[
            "BCD\n002\n1\nSCT\n\nName\nBE72000000001616",
            "BCD\r\n001\r\n1\r\nSCT\r\nBIC\r\nName\r\nNL91ABNA0417164300",
            "SPC\r\n0200\r\n1\r\nCH4431999123000889012",
            "SPC\n0200\n1\nCH44",
            "SPD*1.0*ACC:CZ28*AM:1",
            "bitcoin:1A1zP1?amount=1",
            "BITCOIN:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "lightning:LNBC1",
            "LNURL1DP68GURN8GHJ7",
            "ethereum:0xab@1",
            "payto://iban/NL91ABNA0417164300?amount=EUR:1",
            "upi://pay?pa=a@b",
            "00020101021226370011com.example0118ABC5204000053039865802NL6304A1B2",
            "https://qr.ideal.nl/abc",
            "https://qrcode.ideal.nl/qrcode/15b6021c",
            "HTTPS://PAYCONIQ.COM/T/1/ABC",
            "https://payconiq.com/pay/2/abc?A=100",
            "https://share.weropay.eu/p/1/c/abc",
            "https://tikkie.me/pay/abc",
            "https://www.paypal.com/qrcodes/p2pqrc/abc",
        ],
    );
    all(Other::EuCertificate, &["HC1:6BF+70790T9WJWG.FKY*4GO0", "HC1:NCF AB:CD"]);
    all(
        Other::Contact,
        &[
            "BEGIN:VCARD\nVERSION:3.0",
            "begin:vcard\r\nversion:4.0",
            "MECARD:N:Jansen;;",
            "BIZCARD:N:Jan;X:J;;",
        ],
    );
    all(
        Other::Email,
        &[
            "mailto:jan@example.com",
            "MAILTO:jan@example.com?subject=x",
            "MATMSG:TO:a@b.example;SUB:x;BODY:y;;",
        ],
    );
    all(Other::Phone, &["tel:+31612345678", "TEL:0612345678"]);
    all(Other::Sms, &["smsto:+31612345678:hallo", "SMSTO:06:x", "sms:+316?body=x", "mmsto:06"]);
    all(
        Other::Calendar,
        &["BEGIN:VEVENT\nSUMMARY:x", "BEGIN:VCALENDAR\r\nVERSION:2.0", "webcal://example.com/x.ics"],
    );
    all(Other::Location, &["geo:52.09,5.12", "GEO:52.09,5.12?q=x"]);
    all(
        Other::AppStore,
        &[
            "https://apps.apple.com/app/microsoft-authenticator/id983156458",
            "https://play.google.com/store/apps/details?id=com.azure.authenticator",
            "market://details?id=x",
            "itms-apps://itunes.apple.com/app/id1",
        ],
    );
}

#[test]
fn the_rest() {
    all(
        Other::AppLink,
        &[
            "otherapp://ABCD-aGVsbG8",
            "sgnl://linkdevice?uuid=1",
            "tg://login?token=1",
            "X-HM://0023ISYWY1234",
        ],
    );
    all(
        Other::WebLink,
        &[
            "https://example.com/otpauth://totp",
            "HTTPS://EXAMPLE.COM/",
            "http://example.com",
            "https://[broken",
            "www.example.com",
            "WWW.EXAMPLE.COM",
        ],
    );
    all(Other::Text, &["", "Kamer 3.14", "alice@example.com, bob@example.com", "://nothing", "Bedankt!"]);
}

/// What begins alike and is something else.
#[test]
fn near_misses() {
    all(
        Other::Text,
        &[
            "wifi: vraag de code bij de balie",
            "Wifi:gast, wachtwoord:welkom",
            "FIDO:/",
            "fido:/sleutel",
            "BCD",
            "BCD\nEFG",
            "SPC\nsnelle post",
            "SPCA\n0200",
            "Bitcoin: de koers van vandaag",
            "tel: na 9 uur",
            "sms: hallo",
            "mailto:",
            "HC1: een kabel",
            "hc1:abc",
            "mecard: zie bijlage",
            "WhatsApp: vraag het Jan",
            "begin: vcard",
            "bc1abc",
            "Bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bc1bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
            "0002010102116304",
            "000201010211630ZZZZZ",
            "2@a,b",
            "a2@abc,def,ghi,jkl",
            "ABCDEFGHIJKLMNOPQRST-gewoon",
            "ABCDEFGHIJ-YXBpLWFiY2Q",
            "www. example.com",
            "de phonefactor: een app",
        ],
    );
    all(
        Other::WebLink,
        &[
            "https://wa.me.example/x",
            "https://mywa.me/x",
            "https://example.com/?u=https://wa.me/1",
            "https://payconiq.com.evil.example/t/1",
            "https://evilpayconiq.com/t/1",
            "https://paypal.com/signin",
            "https://play.google.com/books",
            "https://s.team/p/1",
            "https://ideal.example/qr.ideal.nl",
            "https://phonefactor.net.example/activate",
            "https://phonefactor.net@evil.example/",
            "https://auth.microsoft.com/",
            "https://microsoft.com/authenticator",
            "http://127.0.0.1/other",
        ],
    );
    all(Other::AppLink, &["phonefactory://x", "duoapp://x", "digid://x", "wifi://x", "fido://x", "duo2://x"]);
}

#[test]
fn bytes_that_are_no_text_may_still_have_a_known_beginning() {
    assert_eq!(Other::of("WIFI:S:Café;;", false), Other::Wifi);
    assert_eq!(Other::of("\u{1}\u{2}", false), Other::RawBytes);
    assert_eq!(Other::of("https://\u{1}", false), Other::RawBytes);
}

#[test]
fn codes_differ() {
    let codes: std::collections::BTreeSet<_> = Other::ALL.iter().map(|other| other.code()).collect();
    assert_eq!(codes.len(), Other::ALL.len());
}
