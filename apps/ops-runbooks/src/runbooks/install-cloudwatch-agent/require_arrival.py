def require_arrival(events, _context):
    """Says which of the wanted logs arrive, and fails where one does not."""
    if not events['Proven']:
        raise RuntimeError(f'{events["Summary"]}; missing: {events["Missing"]}')
    return {'Summary': events['Summary']}
