package org.huimin.document;

import org.docx4j.dml.wordprocessingDrawing.Inline;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.openpackaging.parts.WordprocessingML.BinaryPartAbstractImage;

/** A QR code in the line of a document, large enough to be found in a phone's photo of the whole page. */
final class QrPicture {

    private static final int PIXELS = 240;
    private static final int TWIPS = 1700;

    private QrPicture() { }

    static Inline in(WordprocessingMLPackage document, Paper.Code code) throws Docx4JException {
        try {
            BinaryPartAbstractImage image = BinaryPartAbstractImage.createImagePart(document, new QrCodes().png(code.content(), PIXELS));
            int number = image.getSourceRelationships().get(0).getId().hashCode() & 0xFFFF;
            return image.createImageInline("qr", code.caption(), number, number + 1, TWIPS, false);
        } catch (Docx4JException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new Docx4JException("no picture", broken);
        }
    }
}
