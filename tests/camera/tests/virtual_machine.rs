//! Boots a virtual machine whose cameras are Linux's own (v4l2loopback and vivid), lets Koppel's camera look
//! through them (src/guest), and holds what came of it: `cargo xtask camera`, which gets the kernel first.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{LazyLock, mpsc};
use std::thread;
use std::time::Duration;

/// A folder with `vmlinuz`, kernel modules, and `order`: their names, each after those it needs.
const MACHINE: &str = "KOPPEL_CAMERA_MACHINE";
/// On one slow processor, emulated.
const PATIENCE: Duration = Duration::from_secs(600);

/// Three cameras of vivid's, each with a second node for data only, as webcams have; four to be fed.
const INIT: &str = "\
#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
$b mount -t devtmpfs dev /dev
$b mount -t tmpfs tmp /tmp
while read name; do
    with=
    case $name in
        vivid.ko) with='n_devs=3 vid_cap_nr=20,21,22 meta_cap_nr=30,31,32 node_types=0x20001,0x20001,0x20001 num_inputs=1,1,1';;
        v4l2loopback.ko) with='video_nr=10,11,12,13 exclusive_caps=0,0,0,0';;
    esac
    $b insmod /modules/$name $with || echo \"koppel: failed insmod: $name\"
done < /modules/order
/koppel-camera $ONLY
$b reboot -f
";

/// What the machine said, line by line; booted once for all tests.
static SAID: LazyLock<Vec<String>> = LazyLock::new(boot);

/// The check ran and found what it should.
fn holds(name: &str) {
    let found = SAID.iter().find_map(|line| line.strip_prefix(&format!("koppel: ok {name}: ")));
    assert!(found.is_some(), "{name} does not hold; the machine said:\n{}", SAID.join("\n"));
}

macro_rules! checks {
    ($($name:ident)*) => { $(#[test] fn $name() { holds(stringify!($name)); })* };
}

checks! {
    all_cameras_are_listed
    yuyv_pairs
    mjpeg_pairs
    nv12_pairs
    unreadable_does_not_pair
    every_format_of_vivid
    two_cameras_at_once
    a_rate_that_is_no_whole_number
    no_room_for_the_first_mode
    in_use
    closed_when_left
    falls_silent
    unplugged
    taken_from_its_driver
}

/// Each check of the machine is one of these tests; and all together are a line of docs/figures.md.
#[test]
fn none_is_forgotten() {
    let said: Vec<&str> = SAID.iter().filter_map(|line| line.strip_prefix("koppel: ")).collect();
    assert_eq!(said.len(), 14 + 1, "{said:#?}");
    assert_eq!(said.last(), Some(&"end"));
    let right = said.iter().filter(|line| line.starts_with("ok ")).count();
    assert_eq!(right, 14, "{said:#?}");
    if let Some(folder) = std::env::var_os("KOPPEL_PROOFS_FIGURES") {
        let found = |name: &str| {
            let line = said.iter().find_map(|line| line.strip_prefix(&format!("ok {name}: "))).unwrap();
            line.rsplit_once(" [").unwrap().0
        };
        let pairs = ["YUYV", "MJPEG", "NV12"].map(|format| {
            format!(
                "{format}: {}",
                found(&format!("{}_pairs", format.to_lowercase())).split("; ").next().unwrap()
            )
        });
        let line = format!(
            "| `the_camera_before_real_devices` | {right} of 14; {}; vivid's {} | never sharp: {} |\n",
            pairs.join("; "),
            found("every_format_of_vivid"),
            found("unreadable_does_not_pair")
        );
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join("the_camera_before_real_devices"), line).unwrap();
    }
}

fn boot() -> Vec<String> {
    let machine = std::env::var_os(MACHINE);
    let machine =
        PathBuf::from(machine.unwrap_or_else(|| panic!("{MACHINE} is not set: run `cargo xtask camera`")));
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files.cpio");
    pack(&machine, &folder.path().join("root"), &files);

    let mut qemu = Command::new("qemu-system-x86_64")
        .args(["-nodefaults", "-no-user-config", "-display", "none", "-serial", "stdio", "-no-reboot"])
        // Emulated everywhere: a virtual machine inside of one hangs where only half of KVM is there.
        .args(["-accel", "tcg", "-cpu", "qemu64,+rdrand", "-smp", "2", "-m", "1536"])
        .args(["-append", "console=ttyS0 quiet panic=-1"])
        .arg("-kernel")
        .arg(machine.join("vmlinuz"))
        .arg("-initrd")
        .arg(&files)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("qemu-system-x86_64");
    let said = qemu.stdout.take().unwrap();
    let (line_heard, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in std::io::BufRead::lines(std::io::BufReader::new(said)).map_while(Result::ok) {
            println!("{line}");
            let _ = line_heard.send(line.trim_end().to_owned());
        }
    });
    let end = std::time::Instant::now() + PATIENCE;
    let mut heard = Vec::new();
    while let Ok(line) = lines.recv_timeout(end.saturating_duration_since(std::time::Instant::now())) {
        heard.push(line);
    }
    // It ended by itself, or took too long.
    let _ = qemu.kill();
    let _ = qemu.wait();
    heard
}

/// The machine's first and only files: a shell, the modules, the program and its libraries.
fn pack(machine: &Path, root: &Path, to: &Path) {
    for folder in ["bin", "modules", "proc", "sys", "dev", "tmp"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::copy("/bin/busybox", root.join("bin/busybox")).expect("busybox-static");
    for name in fs::read_to_string(machine.join("order")).unwrap().lines().chain(["order"]) {
        fs::copy(machine.join(name), root.join("modules").join(name)).unwrap();
    }
    let program = env!("CARGO_BIN_EXE_koppel-camera");
    ran(Command::new("strip").arg("-o").arg(root.join("koppel-camera")).arg(program));
    for library in libraries(program) {
        let place = root.join(library.strip_prefix("/").unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(&library, place).unwrap();
    }
    let only = std::env::var("KOPPEL_CAMERA_ONLY").unwrap_or_default();
    fs::write(root.join("init"), INIT.replace("$ONLY", &only)).unwrap();
    fs::set_permissions(root.join("init"), fs::Permissions::from_mode(0o755)).unwrap();
    let pack = "find . | cpio --create --format=newc --quiet > \"$0\"";
    ran(Command::new("sh").args(["-c", pack]).arg(to).current_dir(root));
}

/// By their paths, as the loader finds them.
fn libraries(program: &str) -> Vec<PathBuf> {
    let said = Command::new("ldd").arg(program).output().unwrap().stdout;
    let words = String::from_utf8(said).unwrap();
    words.split_whitespace().filter(|word| word.starts_with('/')).map(PathBuf::from).collect()
}

fn ran(command: &mut Command) {
    assert!(command.status().unwrap().success(), "{command:?}");
}
