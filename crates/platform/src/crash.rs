//! What a crash may leave behind: nothing.

/// No crash may write open profiles to the disk, neither ours nor one of the web view's processes, which inherit it.
/// `PR_SET_DUMPABLE` would go further, but hides /proc/self from the desktop's portals, which then refuse to open a file or to show
/// the screen.
#[cfg(unix)]
pub fn no_core_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    // It only ever lowers a limit, which the system does not refuse.
    let _ = setrlimit(Resource::Core, none);
    // The limit does not count for a dump that is piped to another program (core(5)); with this no memory is in one.
    #[cfg(target_os = "linux")]
    let _ = std::fs::write("/proc/self/coredump_filter", "0");
}

/// Windows writes none unless an administrator asks for them.
#[cfg(not(unix))]
pub fn no_core_dumps() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::read_to_string;

    #[test]
    fn there_is_none_and_no_memory_in_one() {
        super::no_core_dumps();
        let limits = read_to_string("/proc/self/limits").unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
        assert_eq!(read_to_string("/proc/self/coredump_filter").unwrap().trim(), "00000000");
    }
}
