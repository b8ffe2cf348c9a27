"""The playbooks of §7: one file for each kind of incident (see rules.incidents.playbook_files for their form)."""
