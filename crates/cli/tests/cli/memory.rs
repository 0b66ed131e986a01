//! What of a profile stands in the memory of `koppel-cli`: something while it is open, nothing once it is closed.
//! The program is looked at from outside, as another program of the same user could.

use std::fs;
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use data_encoding::{BASE32_NOPAD, BASE64};
use koppel_drive::memory::hits;
use nix::sys::ptrace::{self, Event, Options};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitStatus, waitpid};
use nix::unistd::Pid;

use crate::drive::Person;
use crate::reader::Vault;
use crate::{draw, python};

/// So long that it is nowhere by chance.
const PIN: &str = "730518264917";

/// A seed that is nobody's.
fn seed() -> Vec<u8> {
    (0..21_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 17) as u8).collect()
}

fn link() -> String {
    format!("otpauth://totp/ACME:alice?secret={}&issuer=ACME", BASE32_NOPAD.encode(&seed()))
}

/// A person whose one account has that seed.
fn paired() -> Person {
    let person = Person::new();
    let pair = ["pair", "--uri", &link(), "--profile", "Work", "--pin-stdin"];
    assert_eq!(person.run(&pair, &[PIN, PIN]).code, 0);
    person
}

/// What must be gone, by name: what came in, and each key of the hierarchy, as a reader in another language found them
/// (reader.py).
fn secrets(person: &Person, python: &str) -> Vec<(String, Vec<u8>)> {
    let keys = python::keys(&Vault::of(person).read(python, PIN));
    typed_and_scanned().into_iter().chain(keys).collect()
}

/// The PIN, and the seed in each form that it takes on its way.
fn typed_and_scanned() -> Vec<(String, Vec<u8>)> {
    let seed = seed();
    let forms = [
        ("the PIN", PIN.as_bytes().to_vec()),
        ("the seed", seed.clone()),
        ("the seed in base32", BASE32_NOPAD.encode(&seed).into_bytes()),
        ("the seed in base64", BASE64.encode(&seed).into_bytes()),
    ];
    forms.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
}

/// How often each secret stands in the memory of that process.
fn found(child: &Child, secrets: &[(String, Vec<u8>)]) -> Vec<usize> {
    let wanted: Vec<&[u8]> = secrets.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    hits(child.id(), &wanted).unwrap()
}

/// A pipe that is full: who writes into it waits until somebody reads.
fn full_pipe() -> (PipeReader, PipeWriter) {
    const LINUX_HOLDS: usize = 64 << 10;
    let (reader, mut writer) = pipe().unwrap();
    writer.write_all(&[b' '; LINUX_HOLDS]).unwrap();
    (reader, writer)
}

/// Lets the program run until it is about to end with all its memory still there. None, saying so, where this user may
/// not hold programs so.
fn held_at_its_end(child: &mut Child) -> Option<Pid> {
    let id = Pid::from_raw(child.id().try_into().unwrap());
    if ptrace::seize(id, Options::PTRACE_O_TRACEEXIT).is_err() {
        child.kill().unwrap();
        child.wait().unwrap();
        eprintln!("skipped: this user may not look into the memory of programs");
        return None;
    }
    Some(id)
}

/// Waits for its end, and looks.
fn nothing_is_left_of(secrets: &[(String, Vec<u8>)], child: &Child, id: Pid) {
    let status = waitpid(id, None).unwrap();
    let at_its_end = WaitStatus::PtraceEvent(id, Signal::SIGTRAP, Event::PTRACE_EVENT_EXIT as i32);
    assert_eq!(status, at_its_end);
    let left = found(child, secrets);
    // Before anything is said against it: a program that is held never ends.
    ptrace::cont(id, None).unwrap();
    let names = secrets.iter().map(|(name, _)| name);
    let left: Vec<_> = names.zip(left).filter(|(_, hits)| *hits > 0).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn after_it_closed_the_profile_no_seed_and_no_key_is_in_its_memory() {
    let Some(python) = python::find() else { return };
    let person = paired();
    let secrets = secrets(&person, python);

    let (mut reader, writer) = full_pipe();
    let codes = ["codes", "--profile", "Work", "--pin-stdin", "--json"];
    let mut command = person.command(&codes);
    let mut child = command.stdin(Stdio::piped()).stdout(writer).stderr(Stdio::null()).spawn().unwrap();
    // The parent's end of the pipe is in the command.
    drop(command);
    let Some(id) = held_at_its_end(&mut child) else { return };
    writeln!(child.stdin.take().unwrap(), "{PIN}").unwrap();

    // Control: it waits until its codes are read, the profile open.
    let begin = Instant::now();
    let place = |name: &str| secrets.iter().position(|(named, _)| named == name).unwrap();
    let is_open = |found: Vec<usize>| found[place("the seed")] > 0 && found[place("the profile key")] > 0;
    while !is_open(found(&child, &secrets)) {
        assert!(begin.elapsed() < Duration::from_secs(60), "control: the open profile is not found");
        sleep(Duration::from_millis(50));
    }

    let mut answer = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| reader.read_to_end(&mut answer));
        nothing_is_left_of(&secrets, &child, id);
    });
    assert!(child.wait().unwrap().success());
    assert!(String::from_utf8_lossy(&answer).contains("\"issuer\":\"ACME\""));
}

/// Also where the system would keep one: the control is a shell that crashes in the same folder.
#[test]
fn a_crash_with_an_open_profile_leaves_no_memory_behind() {
    let person = paired();
    let as_far_as_may_be = ["-c", "ulimit -c $(ulimit -H -c); exec \"$@\"", "sh"];
    let crash = ["sh", "-c", "kill -ABRT $$"];
    let control =
        Command::new("sh").args(as_far_as_may_be).args(crash).current_dir(person.path("")).status().unwrap();
    if !control.core_dumped() {
        eprintln!("skipped: this system writes no core dumps");
        return;
    }

    let (_reader, writer) = full_pipe();
    let program = person.command(&["codes", "--profile", "Work", "--pin-stdin", "--json"]);
    let mut command = Command::new("sh");
    command
        .args(as_far_as_may_be)
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(person.path(""));
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let mut child = command.stdin(Stdio::piped()).stdout(writer).stderr(Stdio::null()).spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{PIN}").unwrap();
    let seed = [("the seed".to_owned(), seed())];
    let begin = Instant::now();
    while found(&child, &seed)[0] == 0 {
        assert!(begin.elapsed() < Duration::from_secs(60), "the profile does not open");
        sleep(Duration::from_millis(50));
    }
    // What a program that dumps are piped to would get.
    let filter = fs::read_to_string(format!("/proc/{}/coredump_filter", child.id())).unwrap();
    assert_eq!(filter.trim(), "00000000");
    kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGABRT).unwrap();
    let end = child.wait().unwrap();
    assert_eq!(end.signal(), Some(Signal::SIGABRT as i32));
    let is_piped = fs::read_to_string("/proc/sys/kernel/core_pattern").unwrap().starts_with('|');
    assert!(is_piped || !end.core_dumped(), "a core dump of the open profile");
}

/// The seed comes as a picture, through decoders and parsers that wipe nothing themselves.
#[test]
fn after_a_pairing_no_seed_is_in_its_memory() {
    let person = Person::new();
    draw::codes(&person.path("code.png"), &[link().as_bytes()]);
    let image = person.path("code.png").display().to_string();
    let pair = ["pair", "--image", &image, "--profile", "Work", "--pin-stdin"];
    leaves_nothing_of(&typed_and_scanned(), person.command(&pair), &[PIN, PIN]);
}

/// A passphrase of one's own is measured, and goes through age: neither wipes all of it itself.
#[test]
fn after_a_backup_and_a_restore_no_passphrase_is_in_its_memory() {
    const WORDS: &str = "zeven gestreepte olifanten dansen op een roestige fiets";
    let person = paired();
    let file = person.path("work.age").display().to_string();
    let secrets = [typed_and_scanned(), vec![("the passphrase".to_owned(), WORDS.into())]].concat();
    let back_up = ["backup", "--profile", "Work", "--to", &file, "--own-passphrase", "--pin-stdin"];
    leaves_nothing_of(&secrets, person.command(&back_up), &[PIN, WORDS, WORDS]);
    let restore = ["restore", "--from", &file, "--profile", "Again", "--pin-stdin"];
    leaves_nothing_of(&secrets, person.command(&restore), &[WORDS, PIN, PIN]);
}

/// A pasted block goes through the reader, the vault and the file.
#[test]
fn after_codes_were_pasted_none_of_them_is_in_its_memory() {
    let person = paired();
    let codes: Vec<String> = seed()
        .chunks(3)
        .take(5)
        .map(|part| {
            let hex = data_encoding::HEXLOWER.encode(part);
            format!("{}-{}", &hex[..3], &hex[3..])
        })
        .collect();
    let block: Vec<String> = codes.iter().map(|code| format!(" * {code}")).collect();
    let kept = codes.iter().map(|code| ("a backup code".to_owned(), code.clone().into_bytes()));
    let secrets: Vec<_> = typed_and_scanned().into_iter().chain(kept).collect();
    let of = ["--profile", "Work", "--account", "ACME", "--pin-stdin"];
    let lines: Vec<&str> = [PIN].into_iter().chain(block.iter().map(String::as_str)).collect();
    let set = [&["backup-codes", "set", "--where", "here", "--codes-stdin"], &of[..]].concat();
    leaves_nothing_of(&secrets, person.command(&set), &lines);
    let list = [&["backup-codes", "list"], &of[..]].concat();
    leaves_nothing_of(&secrets, person.command(&list), &[PIN]);
    // The control: what is kept is what was looked for.
    let show = [&["backup-codes", "show"], &of[..]].concat();
    let shown = person.run(&show, &[PIN]).out;
    assert!(codes.iter().all(|code| shown.contains(code)), "{shown}");
}

/// Runs the program to its end with these lines on its standard input.
fn leaves_nothing_of(secrets: &[(String, Vec<u8>)], mut command: Command, lines: &[&str]) {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let Some(id) = held_at_its_end(&mut child) else { return };
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{}", lines.join("\n")).unwrap();
    drop(input);
    nothing_is_left_of(secrets, &child, id);
    assert!(child.wait().unwrap().success());
}

/// The same search finds each secret in a program that was handed it.
#[test]
fn the_search_finds_each_of_them_where_it_is() {
    let Some(python) = python::find() else { return };
    let person = paired();
    let secrets = secrets(&person, python);
    let (_reader, writer) = full_pipe();
    let mut child = Command::new("cat").stdin(Stdio::piped()).stdout(writer).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    for (_, bytes) in &secrets {
        input.write_all(bytes).unwrap();
    }
    input.flush().unwrap();
    let begin = Instant::now();
    while found(&child, &secrets).contains(&0) {
        assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", found(&child, &secrets));
        sleep(Duration::from_millis(50));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
