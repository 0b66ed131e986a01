// Watches a pairing or a login by QR code: asks every second how it is going, and goes on when it has ended. Without
// script the link below the QR code does the same.
const watched = document.querySelector("[data-watch]");

async function look() {
  try {
    const answer = await fetch(watched.dataset.watch, { headers: { accept: "application/json" } });
    const { next } = answer.ok ? await answer.json() : {};
    if (next) {
      watched.remove();
      location.assign(next);
      return;
    }
  } catch {
    // The site may be starting again; the next look tells.
  }
  setTimeout(look, 1000);
}

if (watched) setTimeout(look, 1000);
