package org.huimin.document;

import org.springframework.stereotype.Service;

/** Writes official papers as docx in the layout of GB/T 9704. */
@Service
public class Papers {

    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** @throws org.huimin.kernel.Refused where a text holds a character that no document can hold */
    public byte[] docx(Paper paper) {
        throw new UnsupportedOperationException("not yet written");
    }
}
