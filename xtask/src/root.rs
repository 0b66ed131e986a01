//! A clean Debian (or Ubuntu, as this computer has it) in a folder, to install things in: nothing of this computer's own packages is there to
//! make up for what a package forgot. What runs in it has mounts and processes of its own, which end with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::command::{Outcome, output, program, succeed};
use crate::folders;
use crate::steps::step;

/// Somebody without rights, in every root.
const PERSON: &str = "person";
const PATH: &str = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// Its first argument is the root; the rest is run in it, by root.
const ENTER: &str = r#"
    root=$1; shift
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --bind "$root/../archives" "$root/var/cache/apt/archives"
    exec chroot "$root" "$@"
"#;

/// A copy of the clean system, made anew.
pub struct Root {
    folder: PathBuf,
}

impl Root {
    /// The system itself is kept between runs, and so are the packages that were fetched for it.
    pub fn fresh(name: &str) -> Outcome<Self> {
        if output(program("id").arg("--user"))?.trim() != "0" {
            return Err("A system in a folder is made and entered by root only: run it as root.".into());
        }
        let all = folders::target().join("roots");
        let base = all.join("base");
        // Written last.
        if !all.join("base-is-whole").exists() {
            step("A clean system to install in (debootstrap)", || make(&all, &base))?;
        }
        let root = Self { folder: all.join(name) };
        step(&format!("A copy of it for the {name}"), || {
            root.remove()?;
            succeed(program("cp").args(["--archive", "--reflink=auto"]).args([&base, &root.folder]))?;
            succeed(&mut root.run(&["apt-get", "update", "--quiet=2"]))
        })?;
        Ok(root)
    }

    fn remove(&self) -> Outcome {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(format!("{}: {error}", self.folder.display()))
            }
            _ => Ok(()),
        }
    }

    /// A file of it, by its path there.
    pub fn file(&self, path: &str) -> PathBuf {
        self.folder.join(path.trim_start_matches('/'))
    }

    /// Puts a file there that anybody may read and run; its path there.
    pub fn bring(&self, file: &Path) -> Outcome<String> {
        let name = file.file_name().and_then(|name| name.to_str()).ok_or("a file without a name")?;
        let there = format!("/opt/{name}");
        fs::copy(file, self.file(&there)).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(there)
    }

    /// Runs something in it, as root.
    pub fn run(&self, words: &[&str]) -> Command {
        let mut command = program("unshare");
        command.args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-e", "-c", ENTER, "sh"]);
        command.arg(&self.folder).args(words).stdin(Stdio::null());
        command.env("PATH", PATH).env("HOME", "/root").env("DEBIAN_FRONTEND", "noninteractive");
        command.env("LANG", "C.UTF-8").env_remove("LC_ALL");
        command
    }

    /// The same as somebody without rights, who knows nothing of the session around it.
    pub fn as_person(&self, words: &[&str]) -> Command {
        let home = format!("HOME={}", Self::home());
        let path = format!("PATH={PATH}");
        let drop =
            ["setpriv", "--reuid", PERSON, "--regid", PERSON, "--init-groups", "--bounding-set", "-all"];
        let clean = ["env", "--ignore-environment", "--chdir", "/tmp", &home, &path, "LANG=C.UTF-8"];
        self.run(&[&drop[..], &clean, words].concat())
    }

    /// Where that person's files are.
    pub fn home() -> String {
        format!("/home/{PERSON}")
    }

    /// Installs packages of the system, or one in a file, with what they need and nothing that they only recommend.
    pub fn install(&self, packages: &[&str]) -> Outcome {
        let install = ["apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends"];
        succeed(self.run(&[&install[..], packages].concat()).stdout(Stdio::null()))
    }

    /// The shared libraries that its programs find.
    pub fn libraries(&self) -> Outcome<Vec<String>> {
        let said = output(&mut self.run(&["ldconfig", "--print-cache"]))?;
        Ok(said.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
    }
}

fn make(all: &Path, base: &Path) -> Outcome {
    let _ = fs::remove_dir_all(base);
    fs::create_dir_all(all.join("archives/partial"))
        .map_err(|error| format!("{}: {error}", all.display()))?;
    let release =
        fs::read_to_string("/etc/os-release").map_err(|error| format!("/etc/os-release: {error}"))?;
    let suite = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let suite = suite.ok_or("/etc/os-release does not say which release this is (VERSION_CODENAME)")?;
    let created = ["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"];
    let known = output(program("apt-get").args(created).arg(format!("Codename: {suite}")))?;
    let mirror = known
        .lines()
        .next()
        .ok_or_else(|| format!("apt knows no packages of {suite} yet: apt-get update"))?;
    succeed(
        program("debootstrap").args(["--variant=minbase", suite]).arg(base).arg(mirror).stdout(Stdio::null()),
    )?;
    // From where this computer's packages come, and how they are reached; but not what empties the store of packages in containers.
    let same = "rm --force \"$1/etc/apt/sources.list\" && cp --archive /etc/apt/. \"$1/etc/apt/\" && rm --force \"$1\"/etc/apt/apt.conf.d/docker-* && \
                chroot \"$1\" useradd --create-home \"$2\"";
    succeed(program("sh").args(["-e", "-c", same, "sh"]).arg(base).arg(PERSON))?;
    let keep = "APT::Keep-Downloaded-Packages \"true\";\n";
    fs::write(base.join("etc/apt/apt.conf.d/keep"), keep)
        .and_then(|()| fs::write(all.join("base-is-whole"), suite))
        .map_err(|error| format!("{}: {error}", base.display()))
}
