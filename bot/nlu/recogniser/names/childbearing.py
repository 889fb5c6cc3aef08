"""Pregnancy and the wish for it, told by what belongs to them: "booking scan at 9 weeks", "until delivery", "embryo
transfer on the 20th", "she and her husband are trying".
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.rules import Assertion

_NO = r"(?<!no )(?<!not )(?<!n't )(?<!never )(?<!without )(?<!denies )"
_TIME = r"(?:wks?|weeks|/52|months|mths|/12)"
_MONTH = (
    r"(?:jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec|spring|summer|autumn|winter|christmas|easter|diwali)\w*"
)
_SHE = r"(?:she|pt|patient|woman|lady|wife|who|they|couple|girl)"
_CHILD = (
    r"(?:bab(?:y|ies)|child|children|kids?|pregnan\w*|preg|conceiv\w*|conception|motherhood|mum|mother"
    r"|(?:a |their |her )?family)"
)
_WISH = (
    r"(?:want(?:s|ed|ing)?|wish(?:es|ed|ing)?|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|tr(?:y|ies|ied|ying)"
    r"|desir(?:e|es|ed|ous|ing)|keen|consider(?:s|ed|ing)?|think(?:s|ing)|longs?|longing|prepar(?:es?|ed|ing)"
    r"|aim(?:s|ed|ing)?|eager|dreams?|dreaming|discuss(?:es|ed|ing)?|ready|wedding and)"
)
_STEPS = (
    r"(?:(?:to|for|a|an|another|her|their|one|two|first|second|third|1st|2nd|3rd|more|own|have|having|get|getting|become"
    r"|becoming|be|being|fall|falling|start|starting|try|trying|grow|growing|complete|completing|on|of|about|next|soon"
    r"|now|again|this year|very much|right away|is|in the near future|further)\s+){0,7}"
)

_WOULD_LIKE = (
    r"(?:would|['’]d)(?: (?:really|also|both|very much|dearly|eventually|still|now|so))* (?:like|love|prefer|hope|want)"
)
_COMING = (  # of a child that is not there yet
    rf"(?:next (?:year|summer|spring|autumn|winter|{_MONTH})|(?:later )?this year|in the (?:near future|new year)"
    r"|within (?:a|the|the next) (?:\w+ )?years?"
    r"|in (?:the next |a |about |around )*(?:\w+ )?(?:years?|months?)(?: or so)?"
    rf"|by (?:next )?(?:year|{_MONTH})|soon|one day|some ?day|after (?:the|her|their) (?:wedding|marriage|honeymoon))"
)

_LINES = r"(?:two|2|double|a? ?faint|a? ?second) (?:(?:pink|blue|red|faint|clear|second) )*lines?"
_FEW = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several)"
_TELLS = r"(?:confirm\w*|show\w*|sees?|saw|dat(?:es|ed|ing)|puts?|gives?|gave|found|finds)"

# Before what tells of a pregnancy: "she delivered, breastfeeding now" names none that is still there
PREGNANT: tuple[tuple[str, Assertion, str], ...] = (
    (
        "pregnant",
        "negated",
        rf"\b(?:{_SHE}|mum|mother)(?: has| have|'s| just| now| already| safely| finally)* "
        r"(?:delivered|given birth|gave birth|had (?:the|her) baby|miscarried)\b"
        r"(?! (?:(?:her |the |a )?(?:first|second|last|previous) (?:baby|child|one|time|pregnancy|twins)"
        r"|in (?:19|20)\d\d|last year|years? ago|\d+ ?y))"
        r"|^\W*(?:now |just |she's |has )*(?:delivered|gave birth)\b(?! (?:in (?:19|20)\d\d|her first))",
    ),
    # "Took a home pregnancy test, positive!!"
    (
        "pregnant",
        "affirmed",
        r"(?<!no )(?<!if )\b(?:pregnancy|preg|urine hcg) tests?\b"
        r"(?:\W|\b(?:is|was|it|came|back|out|both|today|yesterday|now|which|and|this|last|morning|night|week)\b){1,12}"
        r"(?:positive\b|pos\b|\+ve)(?! (?:or|if|then|for|test))",
    ),
    (
        "pregnant",
        "affirmed",
        rf"{_NO}\b(?:booking|dating|anomaly|nuchal|viability|12[- ]week|20[- ]week) (?:scan|ultrasound|usg?)\b"
        r"|\b(?:until|till|til|up to|awaiting|before|near|through(?: to)?|approaching|planned) (?:her |the |after )?"
        r"(?:delivery|labour|labor|confinement|her c-?section|caesarean)\b"
        r"|\bf(?:o)?etal (?:heart ?beat|heart|pole|movements?|anomaly scan)\b|\bgestational sac\b"
        rf"|\b(?:period|menses) (?:(?:is|was|are|about|now|already) )*(?:{_FEW} (?:days?|{_TIME}) )?"
        r"(?:late|overdue)\b"
        rf"|\b(?:{_SHE}|her)(?:'s| is| was| says she's)?(?: about| now| already| nearly| over)* {_FEW} "
        rf"(?:days?|{_TIME}) (?:late|overdue)\b"
        r"(?! (?:for|with|to|starting|because|(?:in|on) (?!her (?:period|cycle))))"
        r"|(?<!ct )(?<!liver )(?<!bone )(?<!dexa )(?<!mri )(?<!abdominal )\b(?:scan|ultrasound|usg?)\b[^.,;?!]{0,12}"
        rf"\b{_TELLS} [^.,;?!]{{0,20}}?(?:\b\d{{1,2}}(?:\+\d)? ?{_TIME}(?! (?:ago|back|later|of (?!gest|preg|amen)))"
        r"|heart ?beat|f(?:o)?etal|f(?:o)?etus|gestation|pregnancy|viable|intra-?uterine)"
        rf"|\bbump (?:of|at) {_FEW} {_TIME}|\b{_FEW}[ -](?:weeks?|months?) bump\b"
        r"|\b(?:missed|skipped) (?:a|two|2|three|3|her|one)(?: \w+)? periods?\b|\bperiods? missed\b"
        r"|\b(?:g1 ?p0|g2 ?p[01]|g3 ?p[0-2]|g4 ?p[0-3]|g5 ?p[0-4])\b"  # once more pregnant than delivered
        rf"|\b\d{{1,2}}(?:\+\d)? ?{_TIME} (?:preg\w*|gest\w*|gravid|amenorr\w*|along|gone"
        r"|into (?:her |the )?pregnancy)\b"
        r"|\b(?:no|not had an?y?|hasn't had an?y?|without an?y?) (?:periods?|menses) (?:for|since|in) (?:about |over )?"
        r"(?:[4-9]|1\d|four|five|six|seven|eight|nine|ten) (?:wks?|weeks|/52)\b"
        rf"|\b\d{{1,2}}(?:\+\d)? ?{_TIME} (?:by|from|per|as per|according to) (?:her |the )?(?:lmp|dates|last period)\b"
        rf"|\bamenorrh?o?ea (?:of |for )?\d{{1,2}} ?{_TIME}"
        r"|\b(?:baby|child|twins) (?:is |are )?due\b(?! (?:a|his|her) (?:jab|vaccin))"
        rf"|\b{_SHE}(?:'s| is)? due (?:in|around|late|early|mid) {_MONTH}"
        r"|\b(?:with|expecting) (?:child|twins)\b(?![ -](?:pugh|class|[abc]\b))"  # "with Child B cirrhosis"
        r"|\bbump (?:is )?(?:showing|visible)\b"
        r"|\b(?:beta|b|serum|urine)?[ -]?hcg\s*(?:is|was|of|=|:|level)?\s*(?:[1-9]\d{2,}|[3-9]\d)\b"
        rf"|\b{_LINES} on (?:the |her |a )?(?:(?:home |pregnancy |preg |urine )*(?:test|stick|kit|strip)|hpt|upt)\b"
        rf"|\b(?:test|stick|kit|strip|hpt|upt|clearblue)\b(?: ?[:,=–-]| (?:is|was|has|had|did|{_TELLS}|came up|with"
        rf"|at home|this morning|today|yesterday))* {_LINES}\b"
        rf"|\bexpecting (?:in|around|this|next|by) {_MONTH}|\bdue date\b"
        rf"|\b{_SHE}(?:'s| is) expecting\b(?! (?:to|a reply|results?|the|that|too|some|improvement|it|more))"
        r"|\b(?:organogenesis|nuchal translucency)\b",
    ),
)

_OWN = (
    r"(?:her|his|no|their|own|more|further|future|other|has (?:\w+ )?(?:\d|two|three|four|young|small|grown)"
    r"|(?:mother|mum|father|dad) of)"
)
_ONES_OWN = (  # "another child", "wants a child", "to father a child": not "we have a child with AIH"
    r"(?:another|first|second|third|2nd|3rd|next|last|youngest|eldest|oldest|elder|older|younger|middle|only)\s+"
    r"|(?:wants?|wanting|wish\w*|hop\w+|plan\w*|try\w*|desir\w+|father\w*|conceiv\w*|adopt\w*|expecting)\s+"
    r"(?:for\s+|to\s+(?:have|father)\s+)?(?:an?\s+)?"
)
OWN_CHILDREN = re.compile(
    rf"\b{_OWN}\s+(?:\w+\s+){{0,2}}$|\b(?:{_ONES_OWN})$|\b(?:mother|maternal)[ -]to[ -]$", re.IGNORECASE
)
"""What stands before children who are the patient's own, or infected by her, and not the patients spoken of."""

WISHES: tuple[tuple[str, Assertion, str], ...] = (
    (
        "wishes-pregnancy",
        "negated",
        r"\b(?:not|isn'?t|aren'?t|wasn'?t|doesn'?t|don'?t|does not|do not|never|no longer)\s+(?:actively |currently )?"
        rf"{_WISH}\s+{_STEPS}{_CHILD}\b"
        rf"|\b(?:no|nil|zero|without) (?:current |immediate |future |further )?(?:plans?|wish|desire|intention)s?"
        rf" (?:(?:for|of|re|to have)\s+)?{_STEPS}{_CHILD}\b(?! (?:registry|clinic|test))"
        r"|\b(?:no|nil|without) (?:current |immediate |future |further |any )?(?:preg|pregnancy|baby|family|fertility)"
        r" (?:plans?|wish(?:es)?|intentions?|desires?)\b(?! (?:in|until|till|yet)\b)"
        r"|\b(?:preg|pregnancy)\s*[:,-]?\s*(?:is |currently )?(?:not|isn't) "
        r"(?:planned|wanted|desired|intended|wished for|on the cards)\b"
        r"|\bno (?:more |further |other )?(?:kids?|child|children|bab(?:y|ies)|pregnanc(?:y|ies)|preg|family)"
        r" (?:(?:are|is|being) )?(?:planned|wanted|desired|wished for)\b"
        r"(?! (?:in|within|for|next|soon|until|till|yet)\b)"
        # "Not pregnant, no plans"
        r"|(?<=\bpregnant)\W+(?:and |or |with |has |she has |currently )*(?:no|without|nor any|nil) (?:such )?"
        r"(?:plans?|intentions?|wish)\b(?! (?:to|for|of|in|until|till|yet)\b)",
    ),
    (
        "wishes-pregnancy",
        "affirmed",
        r"\b(?:embryo (?:transfer|implantation)|frozen embryos?|fet cycle|egg collection|ovulation induction"
        r"|ovarian stimulation|fertility (?:treatment|clinic|unit|team|drugs|specialist)|assisted conception|iui|icsi"
        r"|clomid|clomifene|clomiphene|letrozole cycle)\b"
        rf"|\b{_SHE}(?: and (?:her |the )?(?:husband|partner|boyfriend|fianc\w+))?"
        r"(?:'re|'s| is| are| have been| has been) (?:now |actively |both )?trying"
        r"(?=\s*(?:$|[.,;!?)]|now\b|again\b|for (?:\w+ )?(?:months|years|cycles)|since\b|to fall\b|naturally\b))"
        r"|\bstart(?:s|ing)? (?:to )?try(?:ing)?"
        r"(?=\s*(?:$|[.,;!?)]|on |in |next |from |soon|straight|again|after |once "
        r"|for (?:a |another )?(?:baby|child)|to conceive))"
        r"|\b(?:stop\w*|come|came|coming|goes|going|off) (?:off )?(?:her |the )?"
        r"(?:pill|coil|contracepti\w+|implant|iud)(?: removed| out)?"
        r"(?: (?:after|in|next|this|over|from) [^.,;?!]{1,25}?)?"
        r" (?:to|because they|so (?:as |that )?(?:to|they|she)) (?:can )?"
        r"(?:try|conceive|have (?:an?|another|her|their|kids|children)|start (?:a|their|her) family|get pregnant)\b"
        r"|\b(?:out|removed|off|stop\w*)\b[^.;?!]{0,15} for (?:a|another) (?:baby|pregnancy|child)\b"
        # "Until the line turns blue", "till the test is positive": what is waited for is wished for
        r"|\b(?:un)?till? (?:the |her |a )*(?:(?:pregnancy |preg |home |urine )*(?:test|stick|strip|hpt|upt)"
        r" (?:turns?|goes|comes(?: up| back)?|is|gets|reads) (?:blue|pink|positive|\+ve|pos)\b"
        r"|(?:(?:blue|pink|two|second) )*lines? (?:turns?|goes|comes(?: up)?|is|shows?|appears?)\b)"
        r"|\b(?:un)?till? (?:she|they) (?:gets?|sees?|has|have) "
        r"(?:two lines|2 lines|a positive (?:test|upt|hpt|stick)|a blue line)\b"
        rf"|\bno (?:kids|children|child)(?: yet| so far)?[,;]? (?:but |and )?(?:is |they are )?(?:{_WISH})"
        r"(?= (?:in|within|for|next|soon|to try|later)\b)"
        # "Honeymoon baby", "another baby next year", "a second child is on the cards"
        rf"|{_NO}\bhoneymoon bab(?:y|ies)\b"
        rf"|{_NO}\b(?:an?|another|the|her|their|more|first|second|third|2nd|3rd) (?:(?:next|second|third|further) )?"
        r"(?:bab(?:y|ies)|child|children|kids?|pregnancy|sibling) (?:(?:is|are|maybe|perhaps|hopefully|also|too) )*"
        rf"(?:on the cards|in the plans?|hoped for|wished for|{_COMING})\b"
        r"|\b(?:baby|child|kids|children|pregnancy) (?:is |are |being )?(?:planned|wanted|hoped for)"
        rf"(?= (?:for |in |by |from )?(?:20[2-9]\d\b|{_COMING}))"
        rf"|{_NO}(?<!what )(?<!we)(?<!i)\s?{_WOULD_LIKE}\s+{_STEPS}{_CHILD}\b(?! (?:test|registry|centre|history"
        r"|doctor|clinic|member|meeting|to\b))"
        rf"|{_NO}\b{_WISH}\s+{_STEPS}{_CHILD}\b(?! (?:test|registry|centre|therapy|history|doctor|physician|pugh"
        r"|prevention|clinic|member|meeting))",
    ),
)

BREASTFEEDS: tuple[tuple[str, Assertion, str], ...] = (
    (
        "breastfeeding",
        "affirmed",
        r"(?<!\w)(?:feeding|nursing)(?= (?:her |the |a |it|him|every|on demand|exclusively|herself|at night"
        r"|after(?:wards?| delivery| birth| (?:the |she |her )?(?:baby|deliver\w*|birth))|postnatal|post-?partum"
        r"|once (?:she|the baby)))"
        rf"|\b(?:{_SHE}|mother|mum|mom)(?:'s| is)? (?:still |now |exclusively )?nursing\b"
        rf"|{_NO}\b(?:at the breast|(?:express\w*|pump\w*) (?:breast ?)?milk"
        r"|(?:into|in) (?:the|her) (?:breast )?milk)\b"
        r"|(?:(?<=post-partum)|(?<=postpartum)|(?<=postnatal)|(?<=post-natal)|(?<=newborn)|(?<=delivered))[^.;?!]{0,25}"
        r"\b(?:feeding|nursing)\b",
    ),
)
