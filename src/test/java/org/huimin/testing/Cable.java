package org.huimin.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The line to a server, which a test may cut and mend; while it is cut, nobody gets through and open connections are dead.
 * Or only answers are lost: the server has done what it was asked, and nobody hears of it.
 */
public final class Cable implements AutoCloseable {

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean losing;

    public Cable(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::listen);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(Cable::drop);
        open.clear();
    }

    /** From now on the line breaks when an answer begins. */
    public void loseAnswers() {
        losing = true;
    }

    public void mend() {
        cut = false;
        losing = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (cut) {
                    drop(near);
                } else {
                    Socket far = new Socket(host, port);
                    open.add(near);
                    open.add(far);
                    thread(() -> carry(near, far, false));
                    thread(() -> carry(far, near, true));
                }
            } catch (IOException closed) {
                // the door was closed, or the server is not there: whoever knocked finds a dead line
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        try (from; to) {
            byte[] some = new byte[8192];
            for (int read = from.getInputStream().read(some); read >= 0 && !(answers && losing); read = from.getInputStream().read(some)) {
                to.getOutputStream().write(some, 0, read);
            }
        } catch (IOException dead) {
            // both ends are closed now
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // as wished
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
