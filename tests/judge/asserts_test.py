#!/usr/bin/python3
"""What our own asserts make of texts that no fixture has: headers that repeat headings, lines of mixed direction."""

import unittest
import xml.etree.ElementTree as ET

from content_asserts import running_text
from formula_asserts import unsaid
from text_asserts import lost_blocks, lost_order


def heading(label, words, level=1):
    return ET.fromstring(f'<heading level="{level}"><label sep=" ">{label}</label>{words}</heading>')


class RunningHeads(unittest.TestCase):
    placed = [(heading("A", "前"), 0), (heading("B", "後"), 2), (heading("B.a", "內", 2), 2), (heading("C", "末"), 2)]

    def said(self, page, part=""):
        header = f'<header><p>§<field kind="style-ref" name="Heading 1" part="{part}">舊</field></p></header>'
        return running_text(ET.fromstring(header), self.placed, page)

    def test_the_last_heading_before_the_page_reigns(self):
        self.assertEqual(self.said(1), "§前")

    def test_the_first_one_on_the_page_reigns(self):
        self.assertEqual(self.said(2), "§後")
        self.assertEqual(self.said(3), "§末")

    def test_parts(self):
        self.assertEqual(self.said(2, "number"), "§B")
        self.assertEqual(self.said(2, "both"), "§B後")

    def test_without_headings_the_last_result_stays(self):
        self.placed = []
        self.assertEqual(self.said(0), "§舊")


class Formulas(unittest.TestCase):
    half = "<math><mfrac><mi>a</mi><mn>12</mn></mfrac><mo>+</mo><mi>b</mi></math>"

    def test_said_in_words(self):
        self.assertFalse(list(unsaid([self.half, "no formula"], ["b 的平方", "12 分之 a 加 b"])))

    def test_a_letter_is_missing_or_a_sign_is_left(self):
        for alt in ("12 分之 a 加", "a over 2 plus b", "(a)/(12)+b"):
            self.assertEqual(list(unsaid([self.half], [alt])), [self.half])


class Order(unittest.TestCase):
    def test_order_of_a_page(self):
        self.assertFalse(list(lost_order(1, "甲乙丙", "頁首甲乙丙註")))
        self.assertTrue(list(lost_order(1, "甲乙丙", "頁首乙甲丙註")))

    def test_blocks_of_mixed_direction(self):
        self.assertFalse(list(lost_blocks(1, ["אבג12", "דה"], "頁בא12גהד")))
        self.assertTrue(list(lost_blocks(1, ["אבג12", "דה"], "頁הדבא12ג")))
        self.assertTrue(list(lost_blocks(1, ["אבג12", "דה"], "頁בא1דה2ג")))


if __name__ == "__main__":
    unittest.main()
