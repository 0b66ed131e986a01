//! `cargo xtask camera`: Koppel's camera before real devices, those of Linux itself (v4l2loopback and vivid), in a
//! virtual machine that has nothing else (tests/camera).

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, cargo, output, program, succeed};
use crate::steps::step;
use crate::{folders, system};

/// In the order in which they are loaded, whatever they need before them.
const MODULES: [&str; 2] = ["vivid", "v4l2loopback"];

/// Prepares the machine, boots it and looks through its cameras; figures go to this folder.
pub fn camera(figures: Option<&Path>) -> Outcome {
    let machine = machine()?;
    step("Koppel's camera in a virtual machine (emulated: takes minutes)", || {
        let mut test = cargo(&["test", "--workspace", "--locked", "--test", "virtual_machine"]);
        test.args(["--", "--nocapture"]).env("KOPPEL_CAMERA_MACHINE", machine);
        if let Some(figures) = figures {
            test.env("KOPPEL_PROOFS_FIGURES", figures);
        }
        succeed(&mut test)
    })
}

/// A folder with a kernel and the modules of its cameras. Asks for nothing and downloads nothing when it is there.
fn machine() -> Outcome<PathBuf> {
    let kernel = system::camera_kernel()?;
    let machine = folders::target().join("camera").join(&kernel);
    // Written last.
    if !machine.join("order").exists() {
        step(&format!("Prepare the machine: kernel {kernel} and its virtual cameras"), || {
            prepare(&kernel, &machine)
        })?;
    }
    Ok(machine)
}

fn prepare(kernel: &str, machine: &Path) -> Outcome {
    let parts = machine.join("parts");
    let _ = fs::remove_dir_all(machine);
    fs::create_dir_all(&parts).map_err(|error| format!("{}: {error}", parts.display()))?;
    let image = format!("linux-image-{kernel}");
    succeed(
        program("apt-get").args(["download", "--quiet", &image, "v4l2loopback-dkms"]).current_dir(&parts),
    )?;
    // Of the kernel's 400 MB only what a camera needs.
    let unpack = "dpkg-deb --fsys-tarfile linux-image-*.deb | tar --extract --wildcards \
        './boot/vmlinuz-*' './lib/modules/*/kernel/drivers/media/*' './lib/modules/*/modules.*' && \
        dpkg-deb --extract v4l2loopback-dkms_*.deb loopback && mv loopback/usr/src/v4l2loopback-* source";
    succeed(program("sh").args(["-e", "-c", unpack]).current_dir(&parts))?;

    let source = parts.join("source");
    let headers = format!("/usr/src/linux-headers-{kernel}");
    let build = [format!("M={}", source.display()), "modules".to_owned()];
    succeed(program("make").args(["--silent", "-C", &headers]).args(build))?;
    let modules = parts.join("lib/modules").join(kernel);
    copy(&source.join("v4l2loopback.ko"), &modules.join("v4l2loopback.ko"))?;
    succeed(program("/sbin/depmod").arg("--basedir").arg(&parts).arg(kernel))?;
    copy(&parts.join("boot").join(format!("vmlinuz-{kernel}")), &machine.join("vmlinuz"))?;
    collect(kernel, &parts, machine)?;
    fs::remove_dir_all(&parts).map_err(|error| format!("{}: {error}", parts.display()))
}

/// The modules, and their names in the order in which they can be loaded.
fn collect(kernel: &str, parts: &Path, machine: &Path) -> Outcome {
    let mut order = Vec::new();
    for module in MODULES {
        let mut ask = program("/sbin/modprobe");
        ask.arg("--dirname").arg(parts).args(["--set-version", kernel, "--show-depends", module]);
        for line in output(&mut ask)?.lines() {
            let Some(path) = line.strip_prefix("insmod ").map(str::trim).map(Path::new) else { continue };
            let Some(name) = path.file_name().and_then(|name| name.to_str()).map(str::to_owned) else {
                continue;
            };
            copy(path, &machine.join(&name))?;
            if !order.contains(&name) {
                order.push(name);
            }
        }
    }
    let list = machine.join("order");
    fs::write(&list, order.join("\n") + "\n").map_err(|error| format!("{}: {error}", list.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}
