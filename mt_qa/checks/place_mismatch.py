"""A country, a people or a place that is not the source's: قرغيزستان where the source says Kazakhstan.

Nothing in the Arabic shows it, and it misinforms the reader. Authority: MQM-Core, accuracy / mistranslation
("entity"). Reported is an exchange: one country, nationality or place of the source has no rendering, or in a sentence
one too few, and the target names exactly one of its kind that nothing in the source explains. A spelling that the
tables list as wrong is reported as minor, with a low confidence.

Not flagged: a place only left out or only added; a government under its capital (موسكو for Russia); a people under its
country; names of people and titles that hold a place (Paris Hilton); a place that the tables do not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.mismatch_hits import hits

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "غادرت القوات [[قرغيزستان]] صباح الخميس.",
        fixed="غادرت القوات كازاخستان صباح الخميس.",
        source="The troops left Kazakhstan on Thursday morning.",
    ),
    Wrong(
        "قال متحدث باسم الشرطة [[الغينية]] إن التحقيق مستمر.",
        fixed="قال متحدث باسم الشرطة الغانية إن التحقيق مستمر.",
        source="A spokesman for the Ghanaian police said that the investigation goes on.",
    ),
    Wrong(
        "وصل الوفد إلى [[كوريا الجنوبية]] بعد جولة في آسيا.",
        fixed="وصل الوفد إلى كوريا الشمالية بعد جولة في آسيا.",
        source="The delegation arrived in North Korea after a tour of Asia.",
    ),
    Wrong(
        "أغلقت السلطات ميناء [[أوديسا]] بسبب العاصفة.",
        fixed="أغلقت السلطات ميناء خيرسون بسبب العاصفة.",
        source="The authorities closed the port of Kherson because of the storm.",
    ),
    Wrong(
        "غرق القارب في [[البحر الأسود]] قبل الفجر.",
        fixed="غرق القارب في البحر الأحمر قبل الفجر.",
        source="The boat sank in the Red Sea before dawn.",
    ),
    Wrong(
        "استقالت وزيرة المالية [[الصربية]].",
        fixed="استقالت وزيرة المالية السلوفينية.",
        source="Slovenia's finance minister has resigned.",
    ),
    Wrong(
        "زار الرئيس [[المجر]] يوم الاثنين.",
        fixed="زار الرئيس هولندا يوم الاثنين.",
        source="Presiden mengunjungi Belanda pada hari Senin.",
    ),
    Right("رفضت موسكو الاقتراح.", source="Russia has rejected the proposal."),
    Right("غادرت القوات البلاد صباح الخميس.", source="The troops left Kazakhstan on Thursday morning."),
    Right("قال سكان في روسيا إنهم غادروا المدينة.", source="Russians said that they had left the city."),
    Right("التقى ممثلون من لندن نظراءهم في باريس.", source="British representatives met their French counterparts."),
    Right("وصلت باريس هيلتون إلى إيطاليا.", source="Paris Hilton has arrived in Italy."),
    Right("أكل الضيوف الديك الرومي في اليونان.", source="The guests ate turkey while in Greece."),
    Right("زار الوزير السعودية ثم عاد إلى بلاده.", source="The minister went to Riyadh and then back to his country."),
    Right("يشرب الناس القهوة التركية في المدينة القديمة.", source="People drink coffee in the old town of Sarajevo."),
    Right("فاز الفريق على ضيفه القادم من نيوكاسل.", source="The team won against Newcastle United."),
)


def check_segment(segment: Segment, *, source: str) -> Iterator[Hit]:
    return hits(source, segment.target, EntityKind.PLACE)
