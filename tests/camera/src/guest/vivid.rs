//! vivid's switches: what it draws, and which failures it makes up.

use v4l::Device;
use v4l::control::{Control, MenuItem, Value};

/// Chooses an item of a menu, by the names that vivid gives them.
pub fn choose(index: u32, menu: &str, item: &str) -> Result<(), String> {
    let (device, control) = find(index, menu)?;
    let items = control.items.unwrap_or_default();
    let number = items.iter().find_map(|(number, each)| match each {
        MenuItem::Name(name) if name == item => Some(*number),
        _ => None,
    });
    let number = number.ok_or_else(|| format!("vivid's {menu} has no {item}: {items:?}"))?;
    set(&device, control.id, Value::Integer(number.into()))
}

/// Presses a button.
pub fn press(index: u32, button: &str) -> Result<(), String> {
    let (device, control) = find(index, button)?;
    set(&device, control.id, Value::None)
}

fn find(index: u32, name: &str) -> Result<(Device, v4l::control::Description), String> {
    let device = Device::new(index as usize).map_err(|why| why.to_string())?;
    let controls = device.query_controls().map_err(|why| why.to_string())?;
    let names: Vec<String> = controls.iter().map(|control| control.name.clone()).collect();
    let found = controls.into_iter().find(|control| control.name == name);
    Ok((device, found.ok_or_else(|| format!("vivid has no {name}: {names:?}"))?))
}

fn set(device: &Device, id: u32, value: Value) -> Result<(), String> {
    device.set_control(Control { id, value }).map_err(|why| format!("vivid's control {id:#x}: {why}"))
}
