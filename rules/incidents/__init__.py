"""§7「トラブルへの対応等」as rules: what is done, by whom and by when, which words are used, how grave it is.

- `kinds` has the words incidents are described with, `facts` what is known of one.
- `playbook` has the steps of a kind; `playbook_files` reads and checks them (`rules/playbooks/*.toml`), `demands` says
  which step serves which words of §7, `city_files` takes in a city's own versions.
- `statement` and `filling` are the texts of §7 (`rules/statements/*.toml`); `sources` fills their blanks, `wording`
  refuses what they may not say.
- `level` says how grave it is, who is told and what waits; `platform_help` where to report on each platform.
- `handbook` holds all of it.

All of it is pure: the moment is passed in, nothing is posted, nothing is stored.
"""
