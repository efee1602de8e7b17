"""The fields of each kind of line. Made by `python -m cablelint.syntax.generate`; do not edit."""

from typing import Any

EXPRESSIONS: Any = {'action_address': 'TO(?:[ \t]++)(?:(?:(?:(?P<routing>(?:R[A-Z]{3,6}|ZEN)(?=\\/))/)?(?P<name>(?!PAGE '
                   '+\\d|XMT[ '
                   '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                   "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                   ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                   "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                   '])))*)(?:(?:[ \t]++)(?P<precedence>(?:FLASH|NIACT '
                   'IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                   '])))?(?:(?:[ \t'
                   ']++)(?P<serial>(?P<serial_first>(?:\\d{4}|\\d{3})(?!\\d))(?:\\-(?P<serial_last>\\d{4}(?!\\d)))?))?|XMT(?:[ \t'
                   "\\/]++)(?P<exempted>[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                   "])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                   ']))*)))',
 'address': '(?:(?:(?:(?P<routing>(?:R[A-Z]{3,6}|ZEN)(?=\\/))/)?(?P<name>(?!PAGE +\\d|XMT[ '
            '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
            "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
            ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
            "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
            '])))*)(?:(?:[ \t]++)(?P<precedence>(?:FLASH|NIACT '
            'IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
            '])))?(?:(?:[ \t'
            ']++)(?P<serial>(?P<serial_first>(?:\\d{4}|\\d{3})(?!\\d))(?:\\-(?P<serial_last>\\d{4}(?!\\d)))?))?|XMT(?:[ \t'
            "\\/]++)(?P<exempted>[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
            "])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
            ']))*)))',
 'calling_station': 'DE(?: )(?P<station>R[A-Z]{3,6}(?![A-Z]))(?: '
                    ')\\#(?P<station_serial>\\d{4}(?!\\d))(?:/(?P<segment>\\d\\d(?!\\d)))?(?: '
                    ')(?P<filing_time>(?P<day_of_year>\\d{3})(?P<time>\\d{4}(?!\\d)))',
 'caption': '(?P<captions>(?:(?:(?:(?i:(?:OFFICIAL INFORMAL|INFORM CONSULS|NOT FOR INTERNET(?: '
            'DISTRIBUTION)?))|(?i:(?:TERREP|CHEROKEE|CODEL|STAFFDEL|AIDAC|ALDAC|FODAG|VISAS? '
            'VIPER)))(?i:(?![A-Z]))|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
            'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
            'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))|(?i:[A-Z]{2,9} '
            'CHANNEL(?![A-Z]))))(?:(?:[ \t\n'
            ',;.\\/]++)(?:(?:(?:(?i:(?:OFFICIAL INFORMAL|INFORM CONSULS|NOT FOR INTERNET(?: '
            'DISTRIBUTION)?))|(?i:(?:TERREP|CHEROKEE|CODEL|STAFFDEL|AIDAC|ALDAC|FODAG|VISAS? '
            'VIPER)))(?i:(?![A-Z]))|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
            'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
            'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))|(?i:[A-Z]{2,9} '
            'CHANNEL(?![A-Z])))))*)(?:(?:[ \t\n'
            ',;.\\/]++)(?:(?P<attention>(?s:.+)))?)?',
 'classification': '(?P<level>(?:(?i:(?=(?:[CONFIDETAL] ?){8})[CSU]{0,2}(?: ?O){0,2}(?: ?N){0,2}(?: '
                   '?F){0,2}(?: ?I){0,2}(?: ?D){0,2})(?i:(?: ?E){0,2}(?: ?N){0,2}(?: ?T){0,2}(?: ?I){0,2}(?: '
                   '?A){0,2}(?: ?L){0,2})|(?i:(?=(?:[UNCLAS] ?){5})[CSU]{0,2}(?: ?N){0,2}(?: ?C){0,2}(?: '
                   '?L){0,2}(?: ?A){0,2}(?: ?S){0,3})(?i:(?:(?i:(?: ?[IF]){1,4}(?: ?E){0,2}(?: '
                   '?D){0,2}))?)|(?i:L ?I ?M ?I ?T ?E ?D {1,3}O ?F ?F ?I ?C ?I ?A ?L {1,3}U ?S '
                   '?E)|(?i:(?:(?i:T ?O ?P {1,3}))?)(?i:(?=(?:[SECRT] ?){5})[CSU]{0,2}(?: ?E){0,2}(?: '
                   '?C){0,2}(?: ?R){0,2}(?: ?E){0,2}(?: ?T){0,2})))(?:(?:[ \t\n'
                   ']++)(?P<efto>(?i:E ?F ?T ?O(?![A-Z]))))?(?:(?:[ \t\n'
                   ',\\/]++)(?P<caveats>(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                   'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                   'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))(?:[ \t\n'
                   ',\\/]++(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                   'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                   'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z])))*))?(?:(?:[ \t\n'
                   ']++)(?P<section_text>(?:(?i:(?=[SECTION]{5,9}(?![A-Z]))S{0,2}E{0,2}C{0,2}T{0,2}I{0,2}O{0,2}N{0,2}))(?:(?:[ \t\n'
                   ']++))?(?P<section>\\d{1,3})(?:(?:[ \t\n'
                   ']++))?(?:(?i:OF(?![A-Z])))(?:(?:[ \t\n'
                   ']++))?(?P<sections>\\d{1,3}(?!\\d))))?(?:[ \t\n'
                   "]++)(?P<post>(?i:(?=[A-Z.' \t\n"
                   "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
                   "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4})(?:[ \t\n"
                   ']++)(?P<serial>\\d{2,8}(?!\\d))(?:(?:[ \t\n'
                   ',\\/]++)(?P<trailing>(?:(?:TOSEC|SECTO|TODEP|DEPTO|TOTAS|TASTO) '
                   '?\\d++|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                   'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                   'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))(?:[ \t\n'
                   ',\\/]++(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                   'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                   'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z])))*)))?',
 'date_time_group': '(?:(?P<prosigns>(?:[ZOPRYW](?![A-Z]))(?:(?:[ \t]++)(?:[ZOPRYW](?![A-Z])))*)(?:[ \t'
                    ']++))?(?P<group>(?P<day>\\d\\d)(?P<time>\\d{4}(?!\\d))Z(?: '
                    ')(?P<month>(?i:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Z])))(?: '
                    ')(?P<year>\\d\\d(?!\\d)))(?:(?:(?:[ \t]++))?(?P<tail>(?:(?<=[ \t])[^\n'
                    ']++|\\([^\n'
                    ']*+)))?',
 'executive_order': '(?P<order_label>(?i:E\\.? ?[O09](?:\\.(?!\\.))?))(?:(?: *+[:;.,]++))?(?:(?:[ \t\n'
                    ']++))?(?P<order_number>\\d{4,6}(?!\\d))(?:(?: *+[:;.,]++))?(?:(?:(?:[ \t\n'
                    ']++))?(?P<downgrade>(?:(?i:DNG))(?:(?: *+[:;.,]++))?(?:(?:[ \t\n'
                    ']++))?(?:(?P<downgrade_to>(?i:(?:CO(?:NFIDENTIAL)?|SE(?:CRET)?|[CSU])(?![A-Z])))(?:(?:[ \t\n'
                    ']++))?)?(?P<downgrade_date>\\d{1,4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,4}(?!\\d)))(?:(?: '
                    '*+[:;.,]++))?)?(?:(?:(?:[ \t\n'
                    ']++))?(?P<declassify>(?:(?:(?P<keyword>(?i:DECL(?:ASSIFY|ASSIFIED|ASSIFICATION)?(?: '
                    '+ON)?(?: *+[:.;]++|(?![A-Z:.;]))))(?:(?:[ \t\n'
                    ']++))?)?(?P<declassify_text>(?:(?:(?P<date_text>\\d{1,4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,4}(?!\\d))|(?P<none>(?i:N '
                    '?\\/? ?A(?![A-Z])))|(?P<code>(?:(?i:(?:X ?[1-8](?:[ ,]+X '
                    '?[1-8])*+|25X\\d(?:-human)?|50X\\d(?:-(?:HUM|WMD))?))|(?i:(?:XGDS(?:[ '
                    '-]?\\d)?|GDS|ADS|XDS|RDS(?:[ -]?\\d)?))|(?i:(?:OADR|MR)))(?i:(?![A-Z0-9]))))(?:(?:[ \t\n'
                    ',;.(]++)(?P<remark>(?s:.+)))?|(?P<event>(?!DECL[A-Z]*+[:.; '
                    ']*+\\Z)(?s:.+))))|(?P<keyword_alone>(?i:DECL[A-Z]*+[:.; ]*+\\Z)))))?',
 'information_address': 'INFO(?:[ \t]++)(?:(?:(?:(?P<routing>(?:R[A-Z]{3,6}|ZEN)(?=\\/))/)?(?P<name>(?!PAGE '
                        '+\\d|XMT[ '
                        '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                        "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                        ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                        "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                        '])))*)(?:(?:[ \t]++)(?P<precedence>(?:FLASH|NIACT '
                        'IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                        '])))?(?:(?:[ \t'
                        ']++)(?P<serial>(?P<serial_first>(?:\\d{4}|\\d{3})(?!\\d))(?:\\-(?P<serial_last>\\d{4}(?!\\d)))?))?|XMT(?:[ \t'
                        "\\/]++)(?P<exempted>[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                        "])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                        ']))*)))',
 'originator': "FM(?:[ \t]++)(?P<originator>[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
               "])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
               ']))*)',
 'page_break': "(?P<post>(?i:(?=[A-Z.' \t\n"
               "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
               "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4})(?:[ \t\n"
               ']++)(?P<serial>\\d{2,8}(?!\\d))(?:[ \t\n'
               ']++)(?P<page>\\d(?:\\s?\\d){1,2})(?:\\.(?P<digit>\\d{1,2}))?(?:[ \t\n'
               ']++)(?:(?i:OF(?![A-Z])))(?:[ \t\n'
               ']++)(?P<total>\\d(?:\\s?\\d){1,2})',
 'page_head': "PAGE(?:[ \t]++)(?P<page>\\d{1,3}(?!\\d))(?:[ \t]++)(?P<post>(?i:(?=[A-Z.' \t\n"
              "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
              "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4})(?:(?:[ \t\n"
              ']++))?(?P<serial>\\d{2,8}(?!\\d))(?:(?:[ \t\n'
              ']++)(?P<section>\\d{1,3})(?:[ \t\n'
              ']++)(?:(?i:OF(?![A-Z])))(?:[ \t\n'
              ']++)(?P<sections>\\d{1,3}(?!\\d)))?(?:(?:[ \t\n'
              ']++)(?P<received>\\d{6}Z))?(?:(?:[ \t\n'
              ']++)(?P<text>(?s:.+)))?',
 'paragraph': '(?P<opening>(?:(?P<pilcrow>¶))?(?:\\()?(?P<number>\\d{1,3}(?!\\d))(?:(?:(?:[ \t'
              ']++))?(?P<stop>[.,):]{1,3}))?(?:(?:(?:[ \t]++))?(?:(?:\\((?P<mark> ?(?:(?i:(?:TOP '
              'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
              ',-]{0,3}\\/{0,2} '
              '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
              ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} {0,2}(?:REL '
              '[A-Z '
              ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
              '?(?=\\)))\\))|(?P<broken_mark>(?:\\((?i:(?:TOP '
              'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:\\/{1,2}(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO)))?(?= '
              '[A-Z])(?![^()\n'
              ']{0,60}\\))|(?i:(?:TOP '
              'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:\\/{1,2}(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO)))?\\)|[\\[{](?i:(?:TOP '
              'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z])) '
              '?[)\\]}]))|(?P<entire_text>(?i:(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED '
              'OFFICIAL USE)[ -]{1,5}ENTIRE TEXT))))?)(?:(?:[ \t\n'
              ']++))?(?:(?P<text>(?s:.+)))?',
 'portion': '(?:(?P<label>(?:--?|[A-Za-z0-9]{1,2}[.)]|[IVX]{1,5}\\.|\\*))(?:(?:[ \t]++))?)?(?:\\((?P<mark> '
            '?(?:(?i:(?:TOP '
            'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
            ',-]{0,3}\\/{0,2} '
            '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
            ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} {0,2}(?:REL '
            '[A-Z '
            ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
            '?(?=\\)))\\))(?:(?:[ \t\n'
            ']++))?(?:(?P<text>(?s:.+)))?',
 'routing_line': '(?P<prosign>(?:ZZ|OO|PP|RR)(?![A-Z]))(?:[ \t]++)(?P<indicators>(?:R[A-Z]{3,6}(?![^ \t\n'
                 ']))(?:(?:[ \t\n'
                 ']++)(?:R[A-Z]{3,6}(?![^ \t\n'
                 '])))*)',
 'security_line': '(?P<warning>ZN[RY])(?: )(?P<letters>(?:(?<=ZNY )(?:EEEEE|CCCCC|SSSSS|TTTTT)|(?<=ZNR '
                  ')UUUUU)(?![A-Z]))(?:/(?P<special>(?:AAAAA|BBBBB)))?(?: )ZZH(?:(?:(?:[ \t'
                  ']++))?(?P<tail>(?:(?<=[ \t])[^\n'
                  ']++|\\([^\n'
                  ']*+)))?',
 'subject': '(?P<subject_label>(?i:SUBJ(?:ECT)?(?![A-Z])))(?:(?: *+[:;.,]++))?(?:(?:[ \t\n'
            ']++))?(?:(?:\\((?P<mark> ?(?:(?i:(?:TOP '
            'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
            ',-]{0,3}\\/{0,2} '
            '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
            ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} {0,2}(?:REL '
            '[A-Z '
            ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
            '?(?=\\)))\\))(?:(?:[ \t\n'
            ']++))?)?(?:(?P<title>(?s:.+)))?',
 'tags': '(?P<tags_label>(?i:TAGS?(?![A-Z])))(?:(?: *+[:;.,]++))?(?:(?:[ \t\n]++))?(?:(?P<terms>(?s:.+)))?',
 'transmission_identifier': 'VZCZC(?P<channel>[A-Z]{3})(?P<channel_number>\\d{3,4}(?!\\d))'}
ITEMS: Any = {'caption': '(?:(?:(?i:(?:OFFICIAL INFORMAL|INFORM CONSULS|NOT FOR INTERNET(?: '
            'DISTRIBUTION)?))|(?i:(?:TERREP|CHEROKEE|CODEL|STAFFDEL|AIDAC|ALDAC|FODAG|VISAS? '
            'VIPER)))(?i:(?![A-Z]))|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
            'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
            'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))|(?i:[A-Z]{2,9} CHANNEL(?![A-Z])))',
 'indicator': 'R[A-Z]{3,6}(?![^ \t\n])',
 'prosign': '[ZOPRYW](?![A-Z])',
 'tag': '(?:\\([^()]*+\\)?|[^\\s,;(]++)'}
SHAPES: Any = {'action_address': ('all',
                    [('TO', '`TO`'), ('[ \t]++', 'a blank'),
                     ('any',
                      [('all',
                        [('maybe',
                          [('all',
                            [('(?:R[A-Z]{3,6}|ZEN)(?=\\/)', 'a routing indicator such as `RUEHXX`'),
                             ('/', '`/`')])]),
                         ('(?!PAGE +\\d|XMT[ '
                          '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                          "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                          ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                          "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                          '])))*',
                          'the name of an addressee such as `AMEMBASSY EXAMPLETON`'),
                         ('maybe',
                          [('all',
                            [('[ \t]++', 'a blank'),
                             ('(?:FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n])',
                              'a precedence such as `PRIORITY`')])]),
                         ('maybe',
                          [('all',
                            [('[ \t]++', 'a blank'),
                             ('all',
                              [('(?:\\d{4}|\\d{3})(?!\\d)', 'a serial of four digits such as `0412`'),
                               ('maybe',
                                [('all',
                                  [('\\-', '`-`'),
                                   ('\\d{4}(?!\\d)', 'the last serial of the range, four digits')])])])])])]),
                       ('all',
                        [('XMT', '`XMT`'), ('[ \t\\/]++', 'a blank'),
                         ("[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n]))*",
                          'the posts that are exempted such as `AMCONSUL SAMPLEVILLE`')])])]),
 'address': ('any',
             [('all',
               [('maybe',
                 [('all',
                   [('(?:R[A-Z]{3,6}|ZEN)(?=\\/)', 'a routing indicator such as `RUEHXX`'), ('/', '`/`')])]),
                ('(?!PAGE +\\d|XMT[ '
                 '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                 "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                 ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                 "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                 '])))*',
                 'the name of an addressee such as `AMEMBASSY EXAMPLETON`'),
                ('maybe',
                 [('all',
                   [('[ \t]++', 'a blank'),
                    ('(?:FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n])',
                     'a precedence such as `PRIORITY`')])]),
                ('maybe',
                 [('all',
                   [('[ \t]++', 'a blank'),
                    ('all',
                     [('(?:\\d{4}|\\d{3})(?!\\d)', 'a serial of four digits such as `0412`'),
                      ('maybe',
                       [('all',
                         [('\\-', '`-`'),
                          ('\\d{4}(?!\\d)', 'the last serial of the range, four digits')])])])])])]),
              ('all',
               [('XMT', '`XMT`'), ('[ \t\\/]++', 'a blank'),
                ("[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n]))*",
                 'the posts that are exempted such as `AMCONSUL SAMPLEVILLE`')])]),
 'calling_station': ('all',
                     [('DE', '`DE`'), (' ', 'one blank'),
                      ('R[A-Z]{3,6}(?![A-Z])',
                       'the routing indicator of the calling station such as `RUEHXX`'),
                      (' ', 'one blank'), ('\\#', '`#`'),
                      ('\\d{4}(?!\\d)', 'four digits for the station serial such as `0412`'),
                      ('maybe',
                       [('all',
                         [('/', '`/`'), ('\\d\\d(?!\\d)', 'two digits for the section such as `01`')])]),
                      (' ', 'one blank'),
                      ('all',
                       [('\\d{3}', 'three digits for the day of the year such as `073`'),
                        ('\\d{4}(?!\\d)', 'four digits for the time such as `1530`')])]),
 'caption': ('all',
             [('all',
               [('(?:(?:(?i:(?:OFFICIAL INFORMAL|INFORM CONSULS|NOT FOR INTERNET(?: '
                 'DISTRIBUTION)?))|(?i:(?:TERREP|CHEROKEE|CODEL|STAFFDEL|AIDAC|ALDAC|FODAG|VISAS? '
                 'VIPER)))(?i:(?![A-Z]))|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                 'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                 'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))|(?i:[A-Z]{2,9} CHANNEL(?![A-Z])))',
                 'a caption such as `SIPDIS`'),
                ('many',
                 [('all',
                   [('[ \t\n,;.\\/]++', 'a blank'),
                    ('(?:(?:(?i:(?:OFFICIAL INFORMAL|INFORM CONSULS|NOT FOR INTERNET(?: '
                     'DISTRIBUTION)?))|(?i:(?:TERREP|CHEROKEE|CODEL|STAFFDEL|AIDAC|ALDAC|FODAG|VISAS? '
                     'VIPER)))(?i:(?![A-Z]))|(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                     'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                     'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))|(?i:[A-Z]{2,9} CHANNEL(?![A-Z])))',
                     'a caption such as `SIPDIS`')])])]),
              ('maybe', [('all', [('[ \t\n,;.\\/]++', 'a blank'), ('maybe', [('(?s:.+)', 'an office')])])])]),
 'classification': ('all',
                    [('(?:(?i:(?=(?:[CONFIDETAL] ?){8})[CSU]{0,2}(?: ?O){0,2}(?: ?N){0,2}(?: ?F){0,2}(?: '
                      '?I){0,2}(?: ?D){0,2})(?i:(?: ?E){0,2}(?: ?N){0,2}(?: ?T){0,2}(?: ?I){0,2}(?: '
                      '?A){0,2}(?: ?L){0,2})|(?i:(?=(?:[UNCLAS] ?){5})[CSU]{0,2}(?: ?N){0,2}(?: ?C){0,2}(?: '
                      '?L){0,2}(?: ?A){0,2}(?: ?S){0,3})(?i:(?:(?i:(?: ?[IF]){1,4}(?: ?E){0,2}(?: '
                      '?D){0,2}))?)|(?i:L ?I ?M ?I ?T ?E ?D {1,3}O ?F ?F ?I ?C ?I ?A ?L {1,3}U ?S '
                      '?E)|(?i:(?:(?i:T ?O ?P {1,3}))?)(?i:(?=(?:[SECRT] ?){5})[CSU]{0,2}(?: ?E){0,2}(?: '
                      '?C){0,2}(?: ?R){0,2}(?: ?E){0,2}(?: ?T){0,2}))',
                      'a classification such as `S E C R E T`'),
                     ('maybe', [('all', [('[ \t\n]++', 'a blank'), ('(?i:E ?F ?T ?O(?![A-Z]))', '`EFTO`')])]),
                     ('maybe',
                      [('all',
                        [('[ \t\n,\\/]++', 'a blank'),
                         ('(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                          'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                          'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))(?:[ \t\n'
                          ',\\/]++(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                          'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                          'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z])))*',
                          'a caveat such as `NOFORN`')])]),
                     ('maybe',
                      [('all',
                        [('[ \t\n]++', 'a blank'),
                         ('all',
                          [('(?i:(?=[SECTION]{5,9}(?![A-Z]))S{0,2}E{0,2}C{0,2}T{0,2}I{0,2}O{0,2}N{0,2})',
                            '`SECTION`'),
                           ('maybe', [('[ \t\n]++', 'a blank')]),
                           ('\\d{1,3}', 'the number of the section such as `01`'),
                           ('maybe', [('[ \t\n]++', 'a blank')]), ('(?i:OF(?![A-Z]))', '`OF`'),
                           ('maybe', [('[ \t\n]++', 'a blank')]),
                           ('\\d{1,3}(?!\\d)', 'the number of sections such as `02`')])])]),
                     ('[ \t\n]++', 'a blank'),
                     ("(?i:(?=[A-Z.' \t\n"
                      "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
                      "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4}",
                      'the name of the post such as `EXAMPLETON`'),
                     ('[ \t\n]++', 'a blank'),
                     ('\\d{2,8}(?!\\d)', 'the number of the message such as `000412`'),
                     ('maybe',
                      [('all',
                        [('[ \t\n,\\/]++', 'a blank'),
                         ('(?:(?:TOSEC|SECTO|TODEP|DEPTO|TOTAS|TASTO) ?\\d++|(?:(?i:(?:SENSITIVE(?: BUT '
                          'UNCLASSIFIED)?|FOR OFFICIAL USE ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES '
                          'ONLY|SPECAT(?: EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z]))(?:[ \t\n'
                          ',\\/]++(?:(?i:(?:SENSITIVE(?: BUT UNCLASSIFIED)?|FOR OFFICIAL USE '
                          'ONLY|FOUO))|(?i:(?:NODIS|EXDIS|LIMDIS|STADIS|EYES ONLY|SPECAT(?: '
                          'EXCLUSIVE)?))|(?i:SIPDIS)|(?i:NOFORN))(?i:(?![A-Z])))*)',
                          'a caveat such as `NOFORN`')])])]),
 'date_time_group': ('all',
                     [('maybe',
                       [('all',
                         [('all',
                           [('[ZOPRYW](?![A-Z])', 'a precedence prosign: `Z`, `O`, `P` or `R`'),
                            ('many',
                             [('all',
                               [('[ \t]++', 'a blank'),
                                ('[ZOPRYW](?![A-Z])', 'a precedence prosign: `Z`, `O`, `P` or `R`')])])]),
                          ('[ \t]++', 'a blank')])]),
                      ('all',
                       [('\\d\\d', 'a date-time group such as `141530Z MAR 07`'),
                        ('\\d{4}(?!\\d)', 'four digits for the time such as `1530`'), ('Z', '`Z`'),
                        (' ', 'one blank'),
                        ('(?i:(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![A-Z]))',
                         'a month such as `MAR`'),
                        (' ', 'one blank'), ('\\d\\d(?!\\d)', 'two digits for the year such as `07`')]),
                      ('maybe',
                       [('all',
                         [('maybe', [('[ \t]++', 'a blank')]),
                          ('(?:(?<=[ \t])[^\n]++|\\([^\n]*+)', 'operating signals such as `ZDK`')])])]),
 'executive_order': ('all',
                     [('(?i:E\\.? ?[O09](?:\\.(?!\\.))?)', '`E.O.`'), ('maybe', [(' *+[:;.,]++', 'a colon')]),
                      ('maybe', [('[ \t\n]++', 'a blank')]),
                      ('\\d{4,6}(?!\\d)', 'the number of an executive order such as `12958`'),
                      ('maybe', [(' *+[:;.,]++', 'a colon')]),
                      ('maybe',
                       [('all',
                         [('maybe', [('[ \t\n]++', 'a blank')]),
                          ('all',
                           [('(?i:DNG)', '`DNG`'), ('maybe', [(' *+[:;.,]++', 'a colon')]),
                            ('maybe', [('[ \t\n]++', 'a blank')]),
                            ('maybe',
                             [('all',
                               [('(?i:(?:CO(?:NFIDENTIAL)?|SE(?:CRET)?|[CSU])(?![A-Z]))',
                                 'the lower classification such as `CO`'),
                                ('maybe', [('[ \t\n]++', 'a blank')])])]),
                            ('\\d{1,4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,4}(?!\\d)',
                             'a date such as `03/14/2017`')]),
                          ('maybe', [(' *+[:;.,]++', 'a colon')])])]),
                      ('maybe',
                       [('all',
                         [('maybe', [('[ \t\n]++', 'a blank')]),
                          ('any',
                           [('all',
                             [('maybe',
                               [('all',
                                 [('(?i:DECL(?:ASSIFY|ASSIFIED|ASSIFICATION)?(?: +ON)?(?: '
                                   '*+[:.;]++|(?![A-Z:.;])))',
                                   '`DECL:`'),
                                  ('maybe', [('[ \t\n]++', 'a blank')])])]),
                              ('any',
                               [('all',
                                 [('any',
                                   [('\\d{1,4}[\\/.-]\\d{1,2}[\\/.-]\\d{1,4}(?!\\d)',
                                     'a date such as `03/14/2017`'),
                                    ('(?i:N ?\\/? ?A(?![A-Z]))', '`N/A`'),
                                    ('(?:(?i:(?:X ?[1-8](?:[ ,]+X '
                                     '?[1-8])*+|25X\\d(?:-human)?|50X\\d(?:-(?:HUM|WMD))?))|(?i:(?:XGDS(?:[ '
                                     '-]?\\d)?|GDS|ADS|XDS|RDS(?:[ '
                                     '-]?\\d)?))|(?i:(?:OADR|MR)))(?i:(?![A-Z0-9]))',
                                     'a code such as `OADR`')]),
                                  ('maybe',
                                   [('all', [('[ \t\n,;.(]++', 'a blank'), ('(?s:.+)', 'a remark')])])]),
                                ('(?!DECL[A-Z]*+[:.; ]*+\\Z)(?s:.+)', 'an event')])]),
                            ('(?i:DECL[A-Z]*+[:.; ]*+\\Z)', 'a date such as `DECL: 03/14/2017`')])])])]),
 'information_address': ('all',
                         [('INFO', '`INFO`'), ('[ \t]++', 'a blank'),
                          ('any',
                           [('all',
                             [('maybe',
                               [('all',
                                 [('(?:R[A-Z]{3,6}|ZEN)(?=\\/)', 'a routing indicator such as `RUEHXX`'),
                                  ('/', '`/`')])]),
                              ('(?!PAGE +\\d|XMT[ '
                               '\\/]|ZEN\\/|(?:R[A-Z0-9]*+|U[A-RT-Z][A-Z]{2,5}|H[A-PR-Z][A-Z]{2,5})\\/(?!\\/))(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                               "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                               ']))(?:[ \t]++(?!(?:(?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n'
                               "])|\\d{3,}[\\d-]*+\\Z))(?>[A-Z]{3,}(?=\\d{4}(?:-\\d{4})?\\Z)|[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                               '])))*',
                               'the name of an addressee such as `AMEMBASSY EXAMPLETON`'),
                              ('maybe',
                               [('all',
                                 [('[ \t]++', 'a blank'),
                                  ('(?:FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)(?![^ \t\n])',
                                   'a precedence such as `PRIORITY`')])]),
                              ('maybe',
                               [('all',
                                 [('[ \t]++', 'a blank'),
                                  ('all',
                                   [('(?:\\d{4}|\\d{3})(?!\\d)', 'a serial of four digits such as `0412`'),
                                    ('maybe',
                                     [('all',
                                       [('\\-', '`-`'),
                                        ('\\d{4}(?!\\d)',
                                         'the last serial of the range, four digits')])])])])])]),
                            ('all',
                             [('XMT', '`XMT`'), ('[ \t\\/]++', 'a blank'),
                              ("[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                               "])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n"
                               ']))*',
                               'the posts that are exempted such as `AMCONSUL SAMPLEVILLE`')])])]),
 'originator': ('all',
                [('FM', '`FM`'), ('[ \t]++', 'a blank'),
                 ("[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n])(?:[ \t]++[A-Z0-9,.&()\\/'#:-]++(?![^ \t\n]))*",
                  'the name of the originator such as `AMEMBASSY EXAMPLETON`')]),
 'page_break': ('all',
                [("(?i:(?=[A-Z.' \t\n"
                  "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
                  "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4}",
                  'the name of the post such as `EXAMPLETON`'),
                 ('[ \t\n]++', 'a blank'), ('\\d{2,8}(?!\\d)', 'the number of the message such as `000412`'),
                 ('[ \t\n]++', 'a blank'), ('\\d(?:\\s?\\d){1,2}', 'the number of the page such as `001`'),
                 ('maybe', [('all', [('\\.', '`.`'), ('\\d{1,2}', 'a digit')])]), ('[ \t\n]++', 'a blank'),
                 ('(?i:OF(?![A-Z]))', '`OF`'), ('[ \t\n]++', 'a blank'),
                 ('\\d(?:\\s?\\d){1,2}', 'the number of pages such as `002`')]),
 'page_head': ('all',
               [('PAGE', '`PAGE`'), ('[ \t]++', 'a blank'),
                ('\\d{1,3}(?!\\d)', 'the number of the page such as `02`'), ('[ \t]++', 'a blank'),
                ("(?i:(?=[A-Z.' \t\n"
                 "-]{0,40}[A-Z]{2}))(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+(?:[ \t\n"
                 "]++(?!(?:SECTION|PAGE)(?![A-Z]))[A-Za-z][A-Za-z.'-]*+){0,4}",
                 'the name of the post such as `EXAMPLETON`'),
                ('maybe', [('[ \t\n]++', 'a blank')]),
                ('\\d{2,8}(?!\\d)', 'the number of the message such as `000412`'),
                ('maybe',
                 [('all',
                   [('[ \t\n]++', 'a blank'), ('\\d{1,3}', 'the number of the section such as `01`'),
                    ('[ \t\n]++', 'a blank'), ('(?i:OF(?![A-Z]))', '`OF`'), ('[ \t\n]++', 'a blank'),
                    ('\\d{1,3}(?!\\d)', 'the number of sections such as `02`')])]),
                ('maybe', [('all', [('[ \t\n]++', 'a blank'), ('\\d{6}Z', 'a time such as `141533Z`')])]),
                ('maybe', [('all', [('[ \t\n]++', 'a blank'), ('(?s:.+)', 'text')])])]),
 'paragraph': ('all',
               [('all',
                 [('maybe', [('¶', 'a pilcrow')]), ('maybe', [('\\(', '`(`')]),
                  ('\\d{1,3}(?!\\d)', 'the number of a paragraph such as `1`'),
                  ('maybe', [('all', [('maybe', [('[ \t]++', 'a blank')]), ('[.,):]{1,3}', 'a full stop')])]),
                  ('maybe',
                   [('all',
                     [('maybe', [('[ \t]++', 'a blank')]),
                      ('any',
                       [('all',
                         [('\\(', '`(`'),
                          (' ?(?:(?i:(?:TOP '
                           'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
                           ',-]{0,3}\\/{0,2} '
                           '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
                           ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} '
                           '{0,2}(?:REL [A-Z '
                           ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
                           '?(?=\\))',
                           'a portion mark such as `(C)`'),
                          ('\\)', '`)`')]),
                        ('(?:\\((?i:(?:TOP '
                         'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:\\/{1,2}(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO)))?(?= '
                         '[A-Z])(?![^()\n'
                         ']{0,60}\\))|(?i:(?:TOP '
                         'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:\\/{1,2}(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO)))?\\)|[\\[{](?i:(?:TOP '
                         'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z])) '
                         '?[)\\]}])',
                         'a portion mark such as `(C)`'),
                        ('(?i:(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE)[ '
                         '-]{1,5}ENTIRE TEXT)',
                         'the mark of the entire text')])])])]),
                ('maybe', [('[ \t\n]++', 'a blank')]), ('maybe', [('(?s:.+)', 'text')])]),
 'portion': ('all',
             [('maybe',
               [('all',
                 [('(?:--?|[A-Za-z0-9]{1,2}[.)]|[IVX]{1,5}\\.|\\*)', 'a letter such as `A.`'),
                  ('maybe', [('[ \t]++', 'a blank')])])]),
              ('all',
               [('\\(', '`(`'),
                (' ?(?:(?i:(?:TOP '
                 'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
                 ',-]{0,3}\\/{0,2} '
                 '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
                 ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} '
                 '{0,2}(?:REL [A-Z '
                 ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
                 '?(?=\\))',
                 'a portion mark such as `(C)`'),
                ('\\)', '`)`')]),
              ('maybe', [('[ \t\n]++', 'a blank')]), ('maybe', [('(?s:.+)', 'text')])]),
 'routing_line': ('all',
                  [('(?:ZZ|OO|PP|RR)(?![A-Z])', 'a precedence prosign: `ZZ`, `OO`, `PP` or `RR`'),
                   ('[ \t]++', 'a blank'),
                   ('all',
                    [('R[A-Z]{3,6}(?![^ \t\n])',
                      'a routing indicator, R and three to six letters, such as `RUEHXX`'),
                     ('many',
                      [('all',
                        [('[ \t\n]++', 'a blank'),
                         ('R[A-Z]{3,6}(?![^ \t\n])',
                          'a routing indicator, R and three to six letters, such as `RUEHXX`')])])])]),
 'security_line': ('all',
                   [('ZN[RY]', 'a security warning, `ZNR` or `ZNY`'), (' ', 'one blank'),
                    ('(?:(?<=ZNY )(?:EEEEE|CCCCC|SSSSS|TTTTT)|(?<=ZNR )UUUUU)(?![A-Z])',
                     'the letters `UUUUU` after ZNR, `EEEEE`, `CCCCC`, `SSSSS` or `TTTTT` after ZNY'),
                    ('maybe',
                     [('all',
                       [('/', '`/`'), ('(?:AAAAA|BBBBB)', 'a special category, `AAAAA` or `BBBBB`')])]),
                    (' ', 'one blank'), ('ZZH', '`ZZH`'),
                    ('maybe',
                     [('all',
                       [('maybe', [('[ \t]++', 'a blank')]),
                        ('(?:(?<=[ \t])[^\n]++|\\([^\n]*+)', 'operating signals such as `ZDK`')])])]),
 'subject': ('all',
             [('(?i:SUBJ(?:ECT)?(?![A-Z]))', '`SUBJECT`'), ('maybe', [(' *+[:;.,]++', 'a colon')]),
              ('maybe', [('[ \t\n]++', 'a blank')]),
              ('maybe',
               [('all',
                 [('all',
                   [('\\(', '`(`'),
                    (' ?(?:(?i:(?:TOP '
                     'SECRET|TS|SBU|SECRET|S|CONFIDENTIAL|C|UNCLAS(?:SIFIED)?|U|LOU|FOUO)(?![A-Z]))(?:(?:[ '
                     ',-]{0,3}\\/{0,2} '
                     '{0,2}(?:X{2,}|(?i:(?:ORCON|OC|PROPIN|PR|NOCONTRACT|NC|FOUO|SBU|SENSITIVE))|(?i:(?:NF|NOFORN|NOFRN|FN|N|REL|RELEASABLE|FGI|NATO))|(?i:(?:WNINTEL|WN|FRD|RD|SI|TK))|(?i:(?:LIMDIS|EXDIS|NODIS|ENTIRE)))(?i:(?![A-Z]))(?i:[A-Z '
                     ',\\/&.-]{0,80})|(?i:\\/\\/[A-Z ,\\/&.-]{1,80})| {0,2}\\/{1,2}))?|(?:(?i:\\/{0,2} '
                     '{0,2}(?:REL [A-Z '
                     ',]{1,40}|NF|NOFORN))|(?i:(?:N\\/?SF|SNF|CNF|SFN|CFN|SUB|SU|BU|SB|SBBU|SBUU|BSU|CC|SS|UU)))(?i:(?![A-Z]))) '
                     '?(?=\\))',
                     'a portion mark such as `(C)`'),
                    ('\\)', '`)`')]),
                  ('maybe', [('[ \t\n]++', 'a blank')])])]),
              ('maybe', [('(?s:.+)', 'the subject')])]),
 'tags': ('all',
          [('(?i:TAGS?(?![A-Z]))', '`TAGS`'), ('maybe', [(' *+[:;.,]++', 'a colon')]),
           ('maybe', [('[ \t\n]++', 'a blank')]), ('maybe', [('(?s:.+)', 'tags such as `PREL`')])]),
 'transmission_identifier': ('all',
                             [('VZCZC', '`VZCZC`'),
                              ('[A-Z]{3}', 'three letters for the channel such as `XRO`'),
                              ('\\d{3,4}(?!\\d)',
                               'three or four digits for the channel number such as `0412`')])}
WORDS: Any = {'ATTENTION': 'an office',
 'BROKEN_MARK': 'a portion mark such as `(C)`',
 'CAPTION': 'a caption such as `SIPDIS`',
 'CAVEATS': 'a caveat such as `NOFORN`',
 'CHANNEL': 'three letters for the channel such as `XRO`',
 'CHANNEL_NUMBER': 'three or four digits for the channel number such as `0412`',
 'CODE': 'a code such as `OADR`',
 'DATE_TEXT': 'a date such as `03/14/2017`',
 'DAY': 'a date-time group such as `141530Z MAR 07`',
 'DAY_OF_YEAR': 'three digits for the day of the year such as `073`',
 'DIGIT': 'a digit',
 'DOWNGRADE_DATE': 'a date such as `03/14/2017`',
 'DOWNGRADE_TO': 'the lower classification such as `CO`',
 'EFTO': '`EFTO`',
 'ENTIRE_TEXT': 'the mark of the entire text',
 'EVENT': 'an event',
 'EXEMPTED': 'the posts that are exempted such as `AMCONSUL SAMPLEVILLE`',
 'INDICATOR': 'a routing indicator, R and three to six letters, such as `RUEHXX`',
 'KEYWORD': '`DECL:`',
 'KEYWORD_ALONE': 'a date such as `DECL: 03/14/2017`',
 'LABEL': 'a letter such as `A.`',
 'LETTERS': 'the letters `UUUUU` after ZNR, `EEEEE`, `CCCCC`, `SSSSS` or `TTTTT` after ZNY',
 'LEVEL': 'a classification such as `S E C R E T`',
 'MARK': 'a portion mark such as `(C)`',
 'MONTH': 'a month such as `MAR`',
 'NAME': 'the name of an addressee such as `AMEMBASSY EXAMPLETON`',
 'NONE': '`N/A`',
 'NUMBER': 'the number of a paragraph such as `1`',
 'ORDER_LABEL': '`E.O.`',
 'ORDER_NUMBER': 'the number of an executive order such as `12958`',
 'ORIGINATOR': 'the name of the originator such as `AMEMBASSY EXAMPLETON`',
 'PAGE': 'the number of the page such as `001`',
 'PAGE_IN_HEAD': 'the number of the page such as `02`',
 'PILCROW': 'a pilcrow',
 'POST': 'the name of the post such as `EXAMPLETON`',
 'PRECEDENCE': 'a precedence such as `PRIORITY`',
 'PROSIGN': 'a precedence prosign: `ZZ`, `OO`, `PP` or `RR`',
 'PROSIGN_IN_GROUP': 'a precedence prosign: `Z`, `O`, `P` or `R`',
 'RECEIVED': 'a time such as `141533Z`',
 'REMARK': 'a remark',
 'ROUTING': 'a routing indicator such as `RUEHXX`',
 'SECTION': 'the number of the section such as `01`',
 'SECTIONS': 'the number of sections such as `02`',
 'SEGMENT': 'two digits for the section such as `01`',
 'SERIAL': 'the number of the message such as `000412`',
 'SERIAL_FIRST': 'a serial of four digits such as `0412`',
 'SERIAL_LAST': 'the last serial of the range, four digits',
 'SPECIAL': 'a special category, `AAAAA` or `BBBBB`',
 'STATION': 'the routing indicator of the calling station such as `RUEHXX`',
 'STATION_SERIAL': 'four digits for the station serial such as `0412`',
 'STOP': 'a full stop',
 'SUBJECT_LABEL': '`SUBJECT`',
 'TAG': 'a tag such as `PREL`',
 'TAGS_LABEL': '`TAGS`',
 'TAIL': 'operating signals such as `ZDK`',
 'TERMS': 'tags such as `PREL`',
 'TEXT': 'text',
 'TIME': 'four digits for the time such as `1530`',
 'TITLE': 'the subject',
 'TOTAL': 'the number of pages such as `002`',
 'TRAILING': 'a caveat such as `NOFORN`',
 'WARNING': 'a security warning, `ZNR` or `ZNY`',
 'YEAR': 'two digits for the year such as `07`',
 '_BLANK': 'one blank',
 '_BLANKS': 'a blank',
 '_CAPTION_GAP': 'a blank',
 '_CAVEAT_GAP': 'a blank',
 '_COLON': 'a colon',
 '_DOWNGRADE': '`DNG`',
 '_GAP': 'a blank',
 '_OF': '`OF`',
 '_REMARK_GAP': 'a blank',
 '_SECTION_WORD': '`SECTION`',
 '_XMT_GAP': 'a blank'}
