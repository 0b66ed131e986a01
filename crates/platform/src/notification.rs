//! A word on the desktop while the window is away.

use std::thread;

use notify_rust::Notification;

/// Tells the person something when no window is there to say it.
pub trait Notifier: Send + Sync {
    /// A title and a sentence. Where the desktop has no place for it nothing happens: the window says the same.
    fn tell(&self, title: &str, sentence: &str);
}

/// The desktop's own notifications.
pub struct Desktop;

impl Notifier for Desktop {
    fn tell(&self, title: &str, sentence: &str) {
        let mut notification = Notification::new();
        notification.appname("Koppel").summary(title).body(sentence);
        // On Linux this is the name of the icon that the package installs.
        #[cfg(all(unix, not(target_os = "macos")))]
        notification.icon("koppel");
        // A desktop that takes its time to answer holds nobody up.
        thread::spawn(move || drop(notification.show()));
    }
}
