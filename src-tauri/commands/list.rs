// Every command of the window, once: src-tauri/build.rs makes the manifest of it, lib.rs the handler. What the
// window is allowed stands in capabilities/main.json; a test holds the three beside ui/src/ipc/index.ts.
commands! {
    app: state, watch, set_language, set_theme, autostart, set_autostart, touch;
    profiles: unlock, lock, change_pin, rename_profile, remove_profile, set_lock_after;
    accounts: codes, next_code, copy_code, rename_account, remove_account;
    backup_codes: backup_codes, enter_backup_codes, forget_entered_codes, note_backup_codes, replace_backup_codes, use_backup_code, undo_backup_code, check_backup_codes, forget_backup_codes, show_backup_code, hide_backup_code, copy_backup_code;
    scan: cameras, camera_start, camera_stop, scan_screen, scan_image, scan_clipboard, scan_picture, read_link, take_link, read_key, scan_forget;
    camera: camera_shown, camera_in_page, scan_frame;
    tiqr: invited, login, login_as;
    policy: policy;
    pair: pin_advice, pair_save, pair_confirm, pair_undo;
    backup: backup_is_there, pick_backup_place, pick_backup_folder, passphrase_advice, save_backup, auto_backup_on, auto_backup_off;
    practice: practice_site, show_practice_site, stop_practice_site;
    board: board, save_board, print_page, sheet_codes, set_hide_locked, set_reminder, snooze_reminder;
    restore: pick_backup_file, open_backup, restore_backup, forget_backup, recover;
    updates: updates, look_for_update, download_update, forget_update, install_update;
    way_back: guides, come_back;
}
