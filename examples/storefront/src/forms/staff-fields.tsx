import { type StaffSession, staffStampOf } from "@/staff/staff-session";
import { customerStampField } from "./form-state";

/** In each form of the staff desk: for whom it was drawn. */
export function StaffFields({ staff }: { staff: StaffSession }) {
  return <input type="hidden" name={customerStampField} value={staffStampOf(staff)} />;
}
