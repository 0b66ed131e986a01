//! macOS tells it by notifications: of its workspace, and of the lock screen to all programs.

// A notification's observer cannot be named without. Each call is one of Apple's documentation.
#![allow(unsafe_code)]

use std::mem;
use std::sync::Arc;

use block2::RcBlock;
use objc2::runtime::AnyObject;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceScreensDidSleepNotification, NSWorkspaceSessionDidResignActiveNotification,
    NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSString};

/// Not in Apple's headers, and sent since Mac OS X 10.5.
const LOCKED: &str = "com.apple.screenIsLocked";

pub fn on_leaving(left: impl Fn() + Send + Sync + 'static) {
    let left = Arc::new(left);
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: the names are AppKit's own constants.
    let names = unsafe {
        [
            NSWorkspaceWillSleepNotification,
            NSWorkspaceScreensDidSleepNotification,
            NSWorkspaceSessionDidResignActiveNotification,
        ]
    };
    for name in names {
        observe(&workspace, name, &left);
    }
    observe(&NSDistributedNotificationCenter::defaultCenter(), &NSString::from_str(LOCKED), &left);
}

fn observe(center: &NSNotificationCenter, name: &NSString, left: &Arc<impl Fn() + Send + Sync + 'static>) {
    let left = Arc::clone(left);
    let heard = RcBlock::new(move |_: std::ptr::NonNull<NSNotification>| left());
    // SAFETY: the block takes what the notification centre hands over, and may be called on any thread.
    let observer = unsafe {
        center.addObserverForName_object_queue_usingBlock(Some(name), None::<&AnyObject>, None, &heard)
    };
    // For as long as the program runs.
    mem::forget(observer);
}
