import type { ChangeEventHandler } from "react";
import { type OptionChoice, optionField } from "./option-choices";

interface OptionPickerProps {
  choice: OptionChoice;
  onChoose: ChangeEventHandler<HTMLInputElement>;
}

/** The values of one option, one to choose. */
export function OptionPicker({ choice, onChoose }: OptionPickerProps) {
  const { optionEntityId, name, values, isRequired, chosen } = choice;
  const none = { entityId: 0, label: "None", colour: null };
  const offered = isRequired ? values : [none, ...values];
  return (
    <fieldset>
      <legend className="font-medium text-sm">
        <bdi>{name}</bdi>
      </legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {offered.map(({ entityId, label, colour }) => (
          <label
            key={entityId}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full border border-field px-4 has-focus-visible:outline-2 has-checked:border-fern has-checked:bg-fern-wash has-focus-visible:outline-fern has-focus-visible:outline-offset-2 has-checked:ring-1 has-checked:ring-fern hover:bg-sunken"
          >
            <input
              type="radio"
              name={optionField(optionEntityId)}
              value={entityId === 0 ? "" : entityId}
              defaultChecked={entityId === (chosen ?? 0)}
              onChange={onChoose}
              className="sr-only"
            />
            {colour === null ? null : (
              <span
                aria-hidden="true"
                className="size-5 rounded-full border border-field"
                style={{ backgroundColor: colour }}
              />
            )}
            <bdi>{label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
