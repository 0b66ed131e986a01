//! A window of another program that shows a picture, as a browser shows a QR code.

use image::GrayImage;
use x11rb::COPY_DEPTH_FROM_PARENT;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, CreateGCAux, CreateWindowAux, ImageFormat, WindowClass};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// On the screen until it is dropped.
pub struct Poster {
    _connection: RustConnection,
}

impl Poster {
    /// Shows the picture with its upper left corner there, above all other windows.
    pub fn show(display: &str, picture: &GrayImage, left: i16, top: i16) -> Poster {
        let (connection, screen) = x11rb::connect(Some(display)).expect("a display");
        let screen = &connection.setup().roots[screen];
        let (width, height) = (u16::try_from(picture.width()), u16::try_from(picture.height()));
        let (width, height) = (width.expect("fits a screen"), height.expect("fits a screen"));

        // As the window's background the server itself paints it, whenever it is uncovered.
        let pixmap = connection.generate_id().expect("an id");
        connection.create_pixmap(screen.root_depth, pixmap, screen.root, width, height).expect("sent");
        let context = connection.generate_id().expect("an id");
        connection.create_gc(context, pixmap, &CreateGCAux::new()).expect("sent");
        for (row, pixels) in (0..).zip(picture.rows()) {
            let row_of_four: Vec<u8> = pixels.flat_map(|grey| [grey[0], grey[0], grey[0], 0]).collect();
            let depth = screen.root_depth;
            connection
                .put_image(ImageFormat::Z_PIXMAP, pixmap, context, width, 1, 0, row, 0, depth, &row_of_four)
                .expect("sent");
        }
        let window = connection.generate_id().expect("an id");
        let look = CreateWindowAux::new().background_pixmap(pixmap).override_redirect(1);
        connection
            .create_window(
                COPY_DEPTH_FROM_PARENT,
                window,
                screen.root,
                left,
                top,
                width,
                height,
                0,
                WindowClass::INPUT_OUTPUT,
                screen.root_visual,
                &look,
            )
            .expect("sent");
        connection.map_window(window).expect("sent");
        connection.sync().expect("the display answers");
        Poster { _connection: connection }
    }
}
