//! A terminal in memory with the program in it.

use std::io::{Read as _, Write};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// What takes longer than this does not happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal of 80 columns and 24 lines.
pub struct Terminal {
    program: String,
    state: PathBuf,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Terminal {
    /// Starts the program with a folder for state of its own.
    pub fn open(program: &str, arguments: &[&str]) -> Self {
        Self::open_with(program, arguments, &[("TERM", "xterm-256color")])
    }

    /// The same with variables.
    pub fn open_with(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("tollgate-terminal-{}-{number}", std::process::id());
        Self::start(
            program,
            arguments,
            variables,
            std::env::temp_dir().join(name),
        )
    }

    /// The program once more, with what it kept.
    pub fn again(&self, arguments: &[&str]) -> Self {
        let variables = [("TERM", "xterm-256color")];
        Self::start(&self.program, arguments, &variables, self.state.clone())
    }

    fn start(
        program: &str,
        arguments: &[&str],
        variables: &[(&str, &str)],
        state: PathBuf,
    ) -> Self {
        let pair = native_pty_system()
            .openpty(size(80, 24))
            .expect("the system has terminals");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("LC_ALL", "C.UTF-8");
        command.env("XDG_STATE_HOME", &state);
        command.env("TOLLGATE_CONFIG", "");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("it can be read");
        let writer = pair.master.take_writer().expect("it can be written");
        let screen = Arc::new(Mutex::new(vt100::Parser::new(24, 80, 0)));
        let seen = Arc::clone(&screen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                let read = bytes.get(..count).unwrap_or_default();
                seen.lock().expect("nothing failed").process(read);
            }
        });
        Self {
            program: program.to_string(),
            state,
            child,
            master: pair.master,
            writer,
            screen,
        }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("it is typed");
        self.writer.flush().expect("it is typed");
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let mut screen = self.screen.lock().expect("nothing failed");
        screen.screen_mut().set_size(rows, columns);
        drop(screen);
        self.master
            .resize(size(columns, rows))
            .expect("it is resized");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill")
            .args([format!("-{name}"), self.process().to_string()])
            .status();
        assert!(sent.expect("kill is there").success());
    }

    fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Whether the program is stopped until it is continued.
    pub fn is_stopped(&self) -> bool {
        let state = Command::new("ps")
            .args(["-o", "state=", "-p", &self.process().to_string()])
            .output();
        String::from_utf8_lossy(&state.expect("ps is there").stdout).starts_with('T')
    }

    /// Looks at the screen.
    pub fn look<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.screen.lock().expect("nothing failed").screen())
    }

    /// Waits until the screen is so.
    #[track_caller]
    pub fn wait(&self, so: impl Fn(&str) -> bool) {
        self.until(|terminal| so(&terminal.look(vt100::Screen::contents)));
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn until(&self, so: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !so(self) {
            let shown = self.look(vt100::Screen::contents);
            assert!(begun.elapsed() < PATIENCE, "it does not come:\n{shown}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the program ends; its exit code.
    #[track_caller]
    pub fn ended(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                // What it wrote last is read by now, or very soon.
                thread::sleep(Duration::from_millis(50));
                return status.exit_code();
            }
            let shown = self.look(vt100::Screen::contents);
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{shown}");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended, and another may use what it kept.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.state);
    }
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
