"""The colour profile that we write is sRGB to a colour engine that we did not write."""

from __future__ import annotations

import io
from itertools import product

from PIL import Image, ImageCms

from handoutgen.write.pdf.srgb import srgb_profile


def test_the_profile_is_small_and_always_the_same() -> None:
    data = srgb_profile()
    assert len(data) == int.from_bytes(data[:4], "big") < 600
    srgb_profile.cache_clear()
    assert srgb_profile() == data


def test_a_colour_engine_takes_it_for_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ours.profile.profile_description == "sRGB"
    assert ours.profile.xcolor_space.strip() == "RGB"
    levels = range(0, 256, 15)
    colours = [*product(levels, repeat=3)]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    turned = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    pairs = zip(picture.tobytes(), turned.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1
