"""The values of one filled Word template."""


def values(job, client, brand):
    number = int(client.rpartition(" ")[2])
    return {
        "brand": brand,
        "client": {"name": client, "number": f"{brand['number']}-{number:03}"},
        "clinician": f"Sample Clinician {number % 7}",
        "date": f"{1 + number % 28} March 2026",
        "title": job["title"],
        "items": job["items"],
    }
