package org.huimin.document;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.springframework.stereotype.Service;

/** Files people hand in: judged before anybody reads them, kept by their checksum, never changed. */
@Service
public class Attachments {

    /** @throws org.huimin.kernel.Refused with a sentence where the file is not fit to be kept */
    public Attachment store(Actor actor, CaseRef caseRef, String filename, InputStream content) {
        throw new UnsupportedOperationException("not yet written");
    }

    /** @throws org.huimin.kernel.Refused (absent) where there is none */
    public Attachment get(String id) {
        throw new UnsupportedOperationException("not yet written");
    }

    /** The content, for reading; the caller closes it. */
    public InputStream open(String id) {
        throw new UnsupportedOperationException("not yet written");
    }

    /** Where the content lies, for whoever must read it in place; nobody writes there. */
    public Path path(String id) {
        throw new UnsupportedOperationException("not yet written");
    }

    public List<Attachment> ofCase(CaseRef caseRef) {
        throw new UnsupportedOperationException("not yet written");
    }
}
