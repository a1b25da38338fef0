package org.huimin.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.stereotype.Service;

/** Draws QR codes for papers and screens, and finds them again in the photos of signed papers. */
@Service
public class QrCodes {

    /** Photos are read no larger than these long sides, small first: a code on a whole page is found there in a moment. */
    private static final List<Integer> LONG_SIDES = List.of(1400, 2800);
    private static final long MOST_PIXELS = 120_000_000;
    private static final Map<DecodeHintType, Object> LOOK_HARD = Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE);

    /** A PNG in black and white. @param side in pixels */
    public byte[] png(String content, int side) {
        try {
            BitMatrix code = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, side, side,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 2));
            BufferedImage image = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    image.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (WriterException | IOException broken) {
            throw new IllegalStateException("no code can be drawn for " + content, broken);
        }
    }

    /** The codes in a photo, in no order; none where there is no code, or where the file is no readable picture. */
    public List<String> read(Path photo) {
        for (int side : LONG_SIDES) {
            Optional<BufferedImage> image = image(photo, side);
            if (image.isEmpty()) {
                return List.of();
            }
            List<String> found = read(image.get());
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> read(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        for (BinaryBitmap seen : List.of(new BinaryBitmap(new HybridBinarizer(light)), new BinaryBitmap(new GlobalHistogramBinarizer(light)))) {
            try {
                return Arrays.stream(new QRCodeMultiReader().decodeMultiple(seen, LOOK_HARD)).map(r -> r.getText()).distinct().toList();
            } catch (NotFoundException none) {
                // the other way of telling black from white may find it
            }
        }
        return List.of();
    }

    /** Shrunk while it is read, so that no photo, however large it says it is, fills the memory. */
    private static Optional<BufferedImage> image(Path photo, int side) {
        try (ImageInputStream in = ImageIO.createImageInputStream(photo.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    return Optional.empty();
                }
                ImageReadParam shrunk = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / side);
                shrunk.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, shrunk));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
