//! A grey sheet to draw shapes on.

use image::GrayImage;
use tiny_skia::{
    Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Rect, Stroke, Transform,
};

/// Either all of a shape, or a line around it so many pixels wide.
#[derive(Clone, Copy)]
pub enum Style {
    Filled,
    Outlined(f32),
}

pub struct Canvas(Pixmap);

impl Canvas {
    pub fn new(width: u32, height: u32, grey: u8) -> Canvas {
        let mut pixmap = Pixmap::new(width, height).expect("a size that can be drawn");
        pixmap.fill(Color::from_rgba8(grey, grey, grey, 255));
        Canvas(pixmap)
    }

    pub fn size(&self) -> (f32, f32) {
        (self.0.width() as f32, self.0.height() as f32)
    }

    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, style: Style, grey: u8) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.path(&PathBuilder::from_rect(rect), Transform::identity(), style, grey);
        }
    }

    /// An ellipse around (x, y), turned clockwise.
    pub fn ellipse(&mut self, (x, y): (f32, f32), radii: (f32, f32), degrees: f32, style: Style, grey: u8) {
        let around = Rect::from_ltrb(x - radii.0, y - radii.1, x + radii.0, y + radii.1);
        if let Some(path) = around.and_then(PathBuilder::from_oval) {
            self.path(&path, Transform::from_rotate_at(degrees, x, y), style, grey);
        }
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, grey: u8) {
        let mut line = PathBuilder::new();
        line.move_to(from.0, from.1);
        line.line_to(to.0, to.1);
        if let Some(path) = line.finish() {
            self.path(&path, Transform::identity(), Style::Outlined(width), grey);
        }
    }

    pub fn path(&mut self, path: &Path, placed: Transform, style: Style, grey: u8) {
        let mut paint = Paint::default();
        paint.set_color_rgba8(grey, grey, grey, 255);
        match style {
            Style::Filled => self.0.fill_path(path, &paint, FillRule::Winding, placed, None),
            Style::Outlined(width) => {
                let stroke = Stroke { width, line_cap: LineCap::Round, ..Stroke::default() };
                self.0.stroke_path(path, &paint, &stroke, placed, None);
            }
        }
    }

    /// Lays a picture on it, pixel on pixel.
    pub fn lay(&mut self, picture: &GrayImage, x: i32, y: i32) {
        let mut pixmap = Pixmap::new(picture.width(), picture.height()).expect("a size that can be drawn");
        for (pixel, grey) in pixmap.data_mut().as_chunks_mut::<4>().0.iter_mut().zip(picture.pixels()) {
            *pixel = [grey.0[0], grey.0[0], grey.0[0], 255];
        }
        self.0.draw_pixmap(x, y, pixmap.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    }

    pub fn image(&self) -> GrayImage {
        let grey = self.0.data().as_chunks::<4>().0.iter().map(|pixel| pixel[0]).collect();
        GrayImage::from_raw(self.0.width(), self.0.height(), grey).expect("a byte for each pixel")
    }
}
