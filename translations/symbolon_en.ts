<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ContractEnd</name>
    <message numerus="yes">
        <source>%1, ends in %n day(s)</source>
        <extracomment>%1 = a date</extracomment>
        <translation>
            <numerusform>%1, ends in %n day</numerusform>
            <numerusform>%1, ends in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message numerus="yes">
        <source>At least %n character(s)</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s)</source>
        <translation>
            <numerusform>At most %n character</numerusform>
            <numerusform>At most %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlipOutput</name>
    <message numerus="yes">
        <source>%n slip(s) saved. Delete the file when it is printed.</source>
        <translation>
            <numerusform>%n slip saved. Delete the file when it is printed.</numerusform>
            <numerusform>%n slips saved. Delete the file when they are printed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) sent to the printer “%1”.</source>
        <translation>
            <numerusform>%n slip sent to the printer “%1”.</numerusform>
            <numerusform>%n slips sent to the printer “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::CliniciansPage</name>
    <message numerus="yes">
        <source>%n clinician(s) switched off.</source>
        <translation>
            <numerusform>%n clinician switched off.</numerusform>
            <numerusform>%n clinicians switched off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clinician(s) may sign in again.</source>
        <translation>
            <numerusform>%n clinician may sign in again.</numerusform>
            <numerusform>%n clinicians may sign in again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contracts of %n clinician(s) are extended.</source>
        <translation>
            <numerusform>The contract of %n clinician is extended.</numerusform>
            <numerusform>The contracts of %n clinicians are extended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contracts of %n clinician(s) end as before.</source>
        <translation>
            <numerusform>The contract of %n clinician ends as before.</numerusform>
            <numerusform>The contracts of %n clinicians end as before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::DevicesPage</name>
    <message numerus="yes">
        <source>%n tablet(s) switched off.</source>
        <translation>
            <numerusform>%n tablet switched off.</numerusform>
            <numerusform>%n tablets switched off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) switched on.</source>
        <translation>
            <numerusform>%n tablet switched on.</numerusform>
            <numerusform>%n tablets switched on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) signed out.</source>
        <translation>
            <numerusform>%n tablet signed out.</numerusform>
            <numerusform>%n tablets signed out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ExtendContractDialog</name>
    <message numerus="yes">
        <source>One new last day for %n clinician(s).</source>
        <translation>
            <numerusform>One new last day for %n clinician.</numerusform>
            <numerusform>One new last day for %n clinicians.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The contract of %n of them is over; they may sign in again.</source>
        <translation>
            <numerusform>The contract of %n of them is over; that one may sign in again.</numerusform>
            <numerusform>The contracts of %n of them are over; they may sign in again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::ListPage</name>
    <message numerus="yes">
        <source>%n shown, more come as you scroll</source>
        <translation>
            <numerusform>%n shown, more come as you scroll</numerusform>
            <numerusform>%n shown, more come as you scroll</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) exported.</source>
        <translation>
            <numerusform>%n line exported.</numerusform>
            <numerusform>%n lines exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::LostDevicesDialog</name>
    <message numerus="yes">
        <source>%n tablets</source>
        <translation>
            <numerusform>%n tablet</numerusform>
            <numerusform>%n tablets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is in use and stops working at once.</source>
        <translation>
            <numerusform>%n of them is in use and stops working at once.</numerusform>
            <numerusform>%n of them are in use and stop working at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::PatientHistoryDialog</name>
    <message numerus="yes">
        <source>%n code(s)</source>
        <translation>
            <numerusform>%n code</numerusform>
            <numerusform>%n codes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TabletPicker</name>
    <message numerus="yes">
        <source>%n tablet(s) marked</source>
        <translation>
            <numerusform>%n tablet marked</numerusform>
            <numerusform>%n tablets marked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TabletSheet</name>
    <message numerus="yes">
        <source>%1 of %n tablets activated</source>
        <translation>
            <numerusform>%1 of %n tablet activated</numerusform>
            <numerusform>%1 of %n tablets activated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>symbolon::gui::TodayPage</name>
    <message numerus="yes">
        <source>code(s) waiting</source>
        <translation>
            <numerusform>code waiting</numerusform>
            <numerusform>codes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n code(s) waiting</source>
        <translation>
            <numerusform>%n code waiting</numerusform>
            <numerusform>%n codes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>activated today</source>
        <translation>
            <numerusform>activated today</numerusform>
            <numerusform>activated today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activated today</source>
        <translation>
            <numerusform>%n activated today</numerusform>
            <numerusform>%n activated today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>failure(s) today</source>
        <translation>
            <numerusform>failure today</numerusform>
            <numerusform>failures today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failure(s) today</source>
        <translation>
            <numerusform>%n failure today</numerusform>
            <numerusform>%n failures today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tablet(s) not seen for 7 days</source>
        <translation>
            <numerusform>tablet not seen for 7 days</numerusform>
            <numerusform>tablets not seen for 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s) not seen for 7 days</source>
        <translation>
            <numerusform>%n tablet not seen for 7 days</numerusform>
            <numerusform>%n tablets not seen for 7 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>contract(s) ending within 14 days</source>
        <translation>
            <numerusform>contract ending within 14 days</numerusform>
            <numerusform>contracts ending within 14 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s) ending within 14 days</source>
        <translation>
            <numerusform>%n contract ending within 14 days</numerusform>
            <numerusform>%n contracts ending within 14 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>message(s) stuck</source>
        <translation>
            <numerusform>message stuck</numerusform>
            <numerusform>messages stuck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) stuck</source>
        <translation>
            <numerusform>%n message stuck</numerusform>
            <numerusform>%n messages stuck</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need somebody; they are marked “Look”.</source>
        <translation>
            <numerusform>%n thing needs somebody; it is marked “Look”.</numerusform>
            <numerusform>%n things need somebody; they are marked “Look”.</numerusform>
        </translation>
    </message>
</context>
</TS>
